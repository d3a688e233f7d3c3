import fc from 'fast-check';
import { expect, test } from 'vitest';
import { softmaxBatch } from '../../../core/textbook/activations.ts';
import {
  crossEntropyError,
  crossEntropyErrorBatch,
  crossEntropyErrorBatchOfLabels,
  crossEntropyErrorOfLabel,
  sumSquaredError,
  sumSquaredErrorBatch,
} from '../../../core/textbook/losses.ts';
import { matrix, rowOf, zeros } from '../../../core/textbook/matrix.ts';
import { oneHot } from '../../../core/textbook/one-hot.ts';

/** The book's two guesses at a picture of a 2: most probably a 2, most probably a 7. */
const t = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
const right = [0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0];
const wrong = [0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0];

test("sumSquaredError gives the book's 0.0975 for the right guess and 0.5975 for the wrong one", () => {
  expect(sumSquaredError(right, t)).toBeCloseTo(0.0975, 12);
  expect(sumSquaredError(wrong, t)).toBeCloseTo(0.5975, 12);
});

test("crossEntropyError gives the book's 0.510825457099 and 2.30258409299", () => {
  expect(crossEntropyError(right, t)).toBeCloseTo(0.510825457099, 12);
  expect(crossEntropyError(wrong, t)).toBeCloseTo(2.30258409299, 11);
});

test('the right class at probability 0 costs -log 1e-7, not infinity', () => {
  expect(crossEntropyError([1, 0], [0, 1])).toBe(-Math.log(1e-7));
});

test('a batch has the mean of the losses of its samples', () => {
  const Y = matrix([right, wrong]);
  const T = matrix([t, t]);
  expect(sumSquaredErrorBatch(Y, T)).toBeCloseTo((0.0975 + 0.5975) / 2, 12);
  expect(crossEntropyErrorBatch(Y, T)).toBeCloseTo((0.510825457099 + 2.30258409299) / 2, 11);
});

test('labels and one-hot rows give the same cross entropy (seed 9)', () => {
  const samples = fc.array(
    fc.tuple(
      fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(samples, (drawn) => {
      const Y = softmaxBatch(matrix(drawn.map(([a]) => a)));
      const labels = drawn.map(([, label]) => label);
      const byHand = labels.map((label, i) => -Math.log(rowOf(Y, i)[label]! + 1e-7));
      const mean = byHand.reduce((sum, loss) => sum + loss, 0) / labels.length;
      expect(crossEntropyErrorBatchOfLabels(Y, labels)).toBeCloseTo(mean, 12);
      expect(crossEntropyErrorBatch(Y, oneHot(labels, 4))).toBeCloseTo(mean, 12);
      expect(crossEntropyErrorOfLabel(rowOf(Y, 0), labels[0]!)).toBeCloseTo(byHand[0]!, 12);
    }),
    { seed: 9 },
  );
});

test('ten labels for ten samples are labels, however much they look like one sample of ten classes', () => {
  const Y = matrix(Array.from({ length: 10 }, () => right));
  expect(crossEntropyErrorBatchOfLabels(Y, new Uint8Array(10).fill(2))).toBeCloseTo(0.510825457099, 12);
});

test('outputs and targets of different shapes are refused', () => {
  expect(() => sumSquaredError([1, 2, 3], [1, 2])).toThrow('shape mismatch: (3) and (2)');
  expect(() => crossEntropyErrorBatch(zeros(3, 10), zeros(2, 10))).toThrow('shape mismatch: (3, 10) and (2, 10)');
  expect(() => crossEntropyErrorBatch(zeros(3, 10), zeros(3, 9))).toThrow('shape mismatch: (10) and (9)');
});

test('a label that is not a class is refused', () => {
  expect(() => crossEntropyErrorOfLabel(right, 10)).toThrow('label 10 of sample 0');
});
