import { expect, test } from 'vitest';
import { quickSigmoid32, quickTanh32 } from '../../../core/engine/quick-activation.ts';

/** The largest distance from the same in float64, at 1,000,001 places. */
function largestError(quick: (x: number) => number, exact: (x: number) => number, low: number, high: number): number {
  let worst = 0;
  for (let k = 0; k <= 1_000_000; k++) {
    const x = Math.fround(low + ((high - low) * k) / 1_000_000);
    worst = Math.max(worst, Math.abs(quick(x) - exact(x)));
  }
  return worst;
}

test('quickTanh32 has an absolute error below 2e-7 from -20 to 20, and below 1e-7 within a tenth of 0', () => {
  expect(largestError(quickTanh32, Math.tanh, -20, 20)).toBeLessThan(2e-7);
  expect(largestError(quickTanh32, Math.tanh, -0.1, 0.1)).toBeLessThan(1e-7);
});

test('quickSigmoid32 has an absolute error below 2e-7 from -100 to 100', () => {
  expect(largestError(quickSigmoid32, (x) => 1 / (1 + Math.exp(-x)), -20, 20)).toBeLessThan(2e-7);
  expect(largestError(quickSigmoid32, (x) => 1 / (1 + Math.exp(-x)), -100, 100)).toBeLessThan(2e-7);
});

test('quickTanh32 is odd to the last bit, 0 at 0, 1 far above, never beyond, and NaN for NaN', () => {
  for (let k = 0; k <= 10_000; k++) {
    const x = Math.fround(k / 500);
    expect(quickTanh32(-x) + quickTanh32(x)).toBe(0);
    expect(quickTanh32(x)).toBeLessThanOrEqual(1);
  }
  expect(quickTanh32(0)).toBe(0);
  expect([30, 1e30, Number.POSITIVE_INFINITY].map(quickTanh32)).toEqual([1, 1, 1]);
  expect(quickTanh32(Number.NEGATIVE_INFINITY)).toBe(-1);
  expect(quickTanh32(Number.NaN)).toBeNaN();
});

test('quickSigmoid32 is a half at 0, 1 far above, less than 1e-18 far below but never under 0, and NaN for NaN', () => {
  expect(quickSigmoid32(0)).toBe(0.5);
  expect([20, 1e30, Number.POSITIVE_INFINITY].map(quickSigmoid32)).toEqual([1, 1, 1]);
  for (const x of [-87, -1e30, Number.NEGATIVE_INFINITY]) {
    expect(quickSigmoid32(x)).toBeLessThan(1e-18);
    expect(quickSigmoid32(x)).toBeGreaterThanOrEqual(0);
  }
  expect(quickSigmoid32(Number.NaN)).toBeNaN();
});
