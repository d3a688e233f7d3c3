import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bins, createDistributions, type LayerNumbers } from '../../../core/training/distributions.ts';

const nothing = new Float32Array(0);
const weights = (...values: number[]): LayerNumbers[] => [
  { weights: Float32Array.from(values), activations: nothing, gradients: nothing },
];

/** The share of values from `from` to `to` at one remembered step. */
function shareWithin(
  { low, high, shares }: { low: number; high: number; shares: Float32Array },
  row: number,
  from: number,
  to: number,
) {
  const width = (high - low) / bins;
  let share = 0;
  for (let i = 0; i < bins; i++) {
    if (low + i * width >= from && low + (i + 1) * width <= to) share += shares[row * bins + i]!;
  }
  return share;
}

describe('distributions', () => {
  test('remember the share of numbers in each bin, and keep it when the range grows', () => {
    const recorder = createDistributions(1);
    recorder.offer(0, () => weights(0.1, 0.2, -0.3, -0.4));
    expect(recorder.distributions().layers[0]!.weights.high).toBe(0.5);
    recorder.offer(1, () => weights(6, -6));
    const after = recorder.distributions().layers[0]!.weights;
    expect([after.low, after.high]).toEqual([-8, 8]);
    expect(shareWithin(after, 0, 0, 0.5)).toBe(0.5);
    expect(shareWithin(after, 0, -0.5, 0)).toBe(0.5);
    expect(shareWithin(after, 1, 4, 8)).toBe(0.5);
  });

  test('every row sums to 1 within 1e-6, whatever the numbers (seed 5)', () => {
    const value = fc.double({ min: -1e30, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 }),
        (steps) => {
          const recorder = createDistributions(1);
          for (const [step, values] of steps.entries()) {
            const numbers = Float32Array.from(values);
            recorder.offer(step, () => [{ weights: numbers, activations: numbers, gradients: numbers }]);
          }
          const { layers } = recorder.distributions();
          for (const kind of [layers[0]!.weights, layers[0]!.activations, layers[0]!.gradients]) {
            for (let row = 0; row < steps.length; row++) {
              const sum = kind.shares.subarray(row * bins, (row + 1) * bins).reduce((a, b) => a + b);
              expect(sum).toBeCloseTo(1, 6);
            }
          }
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });

  test('put the size of a gradient into one of two bins to a power of ten, from 1e-12 to 1e4', () => {
    const recorder = createDistributions(1);
    const sizes = Float32Array.of(0, 2e-12, -2e-6, 5e-6, 2, 1e30);
    recorder.offer(0, () => [{ weights: nothing, activations: nothing, gradients: sizes }]);
    const { shares, low, high, logarithmic } = recorder.distributions().layers[0]!.gradients;
    expect([low, high, logarithmic]).toEqual([1e-12, 1e4, true]);
    const filled = [...shares].flatMap((share, i) => (share > 0 ? [i] : []));
    expect(filled).toEqual([0, 12, 13, 24, 31]);
  });

  test('stay below their limit over a million steps, evenly spread, the first step always there', () => {
    const recorder = createDistributions(1, 16);
    let made = 0;
    for (let step = 0; step < 1_000_000; step += 97) {
      recorder.offer(step, () => {
        made += 1;
        return weights(1);
      });
    }
    const { steps } = recorder.distributions();
    expect(steps.length).toBeGreaterThan(7);
    expect(steps.length).toBeLessThanOrEqual(16);
    expect(steps[0]).toBe(0);
    const gaps = [...steps.subarray(1)].map((step, i) => step - steps[i]!);
    expect(Math.max(...gaps)).toBeLessThan(2.5 * Math.min(...gaps));
    expect(made).toBeLessThan(200);
  });

  test('forget what lies after a step, and say so by their version', () => {
    const recorder = createDistributions(1);
    for (let step = 0; step < 10; step++) recorder.offer(step, () => weights(1));
    const { version } = recorder;
    recorder.cut(4);
    expect([...recorder.distributions().steps]).toEqual([0, 1, 2, 3, 4]);
    expect(recorder.version).toBeGreaterThan(version);
  });
});
