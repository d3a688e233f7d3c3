import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argmaxRows, matrix } from '../../../core/textbook/matrix.ts';
import { oneHot } from '../../../core/textbook/one-hot.ts';

test('a label becomes a row with a single 1', () => {
  expect(oneHot([2, 0], 3)).toEqual(
    matrix([
      [0, 0, 1],
      [1, 0, 0],
    ]),
  );
});

test('argmaxRows takes one-hot rows back to their labels (seed 8)', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (labels) => {
      expect(argmaxRows(oneHot(labels, 10))).toEqual(Uint32Array.from(labels));
    }),
    { seed: 8 },
  );
});

test.each([10, -1, 0.5, NaN])('label %d of ten classes is refused, with its place', (label) => {
  expect(() => oneHot([3, label], 10)).toThrow(`label ${label} of sample 1: a whole number from 0 to 9 is expected`);
});
