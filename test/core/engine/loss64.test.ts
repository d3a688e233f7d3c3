import { expect, test } from 'vitest';
import { loss64 } from '../../../core/engine/loss64.ts';

const row = (...numbers: number[]) => Float64Array.from(numbers);

test('losses of a sample are the formulas of the book within 1e-15', () => {
  expect(loss64['squared-error'](row(0.5, -1), row(1, 1))).toBeCloseTo(2.125, 15);
  expect(loss64['binary-cross-entropy'](row(0), row(1))).toBeCloseTo(Math.LN2, 15);
  expect(loss64['cross-entropy'](row(1, 1, 1), row(0, 1, 0))).toBeCloseTo(Math.log(3), 15);
});

test('losses stay finite and exact for sums whose exponential overflows', () => {
  expect(loss64['binary-cross-entropy'](row(5000), row(0))).toBe(5000);
  expect(loss64['binary-cross-entropy'](row(-5000), row(0))).toBe(0);
  expect(loss64['cross-entropy'](row(5000, 0), row(0, 1))).toBe(5000);
});
