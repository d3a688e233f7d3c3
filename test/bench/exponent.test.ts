import { expect, test } from 'vitest';
import { exponent } from './exponent.ts';

test('the exponent of 3 x^1.5 is 1.5 within 1e-12, and of a constant 0', () => {
  const x = [1, 4, 16, 100];
  const powers = x.map((value) => 3 * value ** 1.5);
  expect(exponent(x, powers)).toBeCloseTo(1.5, 12);
  expect(exponent(x, [7, 7, 7, 7])).toBeCloseTo(0, 12);
});
