import { expect, test } from 'vitest';
import { evenlySpread } from '../../../renderer/surface/evenly-spread.ts';

/** A path whose point of step s is (s, s + 0.5). */
const path = (count: number) => ({
  steps: Uint32Array.from({ length: count }, (_, i) => 3 * i),
  parameters: Float32Array.from({ length: 2 * count }, (_, i) => 3 * Math.floor(i / 2) + 0.5 * (i % 2)),
});

test('a path that is short enough comes whole, as a copy', () => {
  const whole = path(5);
  const copy = evenlySpread(whole, 10);
  expect(copy).toEqual(whole);
  expect(copy.parameters.buffer).not.toBe(whole.parameters.buffer);
});

test('a long path keeps its first and last point, and every point its parameters', () => {
  const { steps, parameters } = evenlySpread(path(100), 20);
  expect([steps.length, steps[0], steps[9]]).toEqual([10, 0, 297]);
  steps.forEach((step, i) => {
    expect([parameters[2 * i], parameters[2 * i + 1]]).toEqual([step, step + 0.5]);
  });
});

test('two points are kept however large the network is, and one when there is one', () => {
  expect([...evenlySpread(path(50), 1).steps]).toEqual([0, 147]);
  expect([...evenlySpread(path(1), 1).steps]).toEqual([0]);
});
