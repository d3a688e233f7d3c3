import { expect, test } from 'vitest';
import { exp } from '../../core/elementary.ts';

test('exp has a relative error below 4e-16 from -708 to 709.7', () => {
  for (let k = 0; k <= 20_000; k++) {
    for (const x of [-708 + k * 0.070885, (k - 10_000) / 7000]) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4e-16);
    }
  }
});

test('exp is exactly 1 at 0, Infinity above 709.79, 0 below -708.4, and NaN for NaN', () => {
  expect(exp(0)).toBe(1);
  expect(exp(709.782)).toBeLessThan(Infinity);
  expect(exp(709.79)).toBe(Infinity);
  expect(exp(Infinity)).toBe(Infinity);
  expect(exp(-708.3)).toBeGreaterThan(0);
  expect(exp(-708.4)).toBe(0);
  expect(exp(-Infinity)).toBe(0);
  expect(exp(NaN)).toBeNaN();
});
