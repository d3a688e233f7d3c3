import fc from 'fast-check';
import { expect, test } from 'vitest';
import { perceptron, perceptronWithThreshold } from '../../../core/textbook/perceptron.ts';

test('a perceptron stays silent until the weighted sum exceeds the threshold', () => {
  expect(perceptronWithThreshold([1, 1], [0.5, 0.25], 0.75)).toBe(0);
  expect(perceptronWithThreshold([1, 1], [0.5, 0.25], 0.7499)).toBe(1);
});

test('with a bias it fires when bias and weighted sum together exceed 0', () => {
  expect(perceptron([1, 1], [0.5, 0.25], -0.75)).toBe(0);
  expect(perceptron([1, 1], [0.5, 0.25], -0.7499)).toBe(1);
});

test('the bias form is the threshold form with b = -theta (seed 2)', () => {
  const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  const pair = fc.tuple(number, number);
  fc.assert(
    fc.property(pair, pair, number, (x, w, theta) => {
      expect(perceptron(x, w, -theta)).toBe(perceptronWithThreshold(x, w, theta));
    }),
    { seed: 2 },
  );
});

test('as many weights as inputs are expected', () => {
  expect(() => perceptron([1, 0, 1], [0.5, 0.5], 0)).toThrow('shape mismatch: (3) x (2)');
  expect(() => perceptronWithThreshold([1], [0.5, 0.5], 0)).toThrow('shape mismatch: (1) x (2)');
});
