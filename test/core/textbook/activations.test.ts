import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  identity,
  naiveSoftmax,
  relu,
  sigmoid,
  sigmoidGrad,
  softmax,
  softmaxBatch,
  step,
} from '../../../core/textbook/activations.ts';
import { matrix, rowOf } from '../../../core/textbook/matrix.ts';
import { numericalDiff } from '../../../core/textbook/numerical-diff.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test('step is 1 above 0, and 0 at 0 and below', () => {
  expect([-1, 0, 1e-300, 2].map(step)).toEqual([0, 0, 1, 1]);
});

test("sigmoid gives the book's figures for -1, 1 and 2", () => {
  expect(sigmoid(-1)).toBeCloseTo(0.26894142, 8);
  expect(sigmoid(1)).toBeCloseTo(0.73105858, 8);
  expect(sigmoid(2)).toBeCloseTo(0.88079708, 8);
});

test('sigmoid(x) + sigmoid(-x) is 1 within 1e-15 for any finite x (seed 3)', () => {
  fc.assert(
    fc.property(finite, (x) => Math.abs(sigmoid(x) + sigmoid(-x) - 1) <= 1e-15),
    { seed: 3 },
  );
});

test('sigmoid stays exact where exp(-x) overflows', () => {
  expect(sigmoid(-740)).toBe(Math.exp(-740));
  expect([-1e308, -Infinity, 1e308, Infinity].map(sigmoid)).toEqual([0, 0, 1, 1]);
});

test('sigmoidGrad is the slope of sigmoid within 1e-8 (seed 4)', () => {
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => {
      expect(Math.abs(sigmoidGrad(x) - numericalDiff(sigmoid, x))).toBeLessThan(1e-8);
    }),
    { seed: 4 },
  );
});

test('relu cuts off below 0, identity changes nothing', () => {
  expect([-2, 0, 3.5].map(relu)).toEqual([0, 0, 3.5]);
  expect([-2, 0, 3.5].map(identity)).toEqual([-2, 0, 3.5]);
});

test("softmax gives the book's figures for 0.3, 2.9 and 4.0", () => {
  const y = softmax([0.3, 2.9, 4.0]);
  [0.01821127, 0.24519181, 0.73659691].forEach((expected, k) => {
    expect(y[k]).toBeCloseTo(expected, 8);
  });
});

test("softmax gives the book's figures for 1010, 1000 and 990, where the naive formula gives NaN", () => {
  const a = [1010, 1000, 990];
  expect(naiveSoftmax(a)).toEqual(Float64Array.of(NaN, NaN, NaN));
  const y = softmax(a);
  [9.999546e-1, 4.53978686e-5, 2.06106005e-9].forEach((expected, k) => {
    expect(Math.abs(y[k]! / expected - 1)).toBeLessThan(1e-8);
  });
});

test('softmax and the naive formula agree within 1e-13 as long as nothing overflows (seed 5)', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -300, max: 300, noNaN: true }), { minLength: 1, maxLength: 10 }), (a) => {
      const naive = naiveSoftmax(a);
      softmax(a).forEach((y_k, k) => {
        expect(Math.abs(y_k - naive[k]!)).toBeLessThan(1e-13);
      });
    }),
    { seed: 5 },
  );
});

test('softmax sums to 1 within 1e-12 for any finite input (seed 6)', () => {
  const example: [number[]] = [[1e300, 1e300, -1e300, 0]];
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1, maxLength: 50 }), (a) => Math.abs(sum(softmax(a)) - 1) <= 1e-12),
    { seed: 6, examples: [example] },
  );
});

test('softmax keeps the order of its inputs (seed 7)', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 2, maxLength: 10 }), (a) => {
      const y = softmax(a);
      return a.every((a_i, i) => a.every((a_j, j) => a_i > a_j || y[i]! <= y[j]!));
    }),
    { seed: 7 },
  );
});

test('softmaxBatch is softmax row by row', () => {
  const A = matrix([
    [0.3, 2.9, 4.0],
    [1010, 1000, 990],
  ]);
  const Y = softmaxBatch(A);
  expect(rowOf(Y, 0)).toEqual(softmax(rowOf(A, 0)));
  expect(rowOf(Y, 1)).toEqual(softmax(rowOf(A, 1)));
});
