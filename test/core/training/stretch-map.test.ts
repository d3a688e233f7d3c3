import { expect, test } from 'vitest';
import { stretchMap } from '../../../core/training/stretch-map.ts';

/** A map of u + 2 v at the centres of the cells of a grid over the unit square. */
const slope = (grid: number) =>
  Float32Array.from({ length: grid * grid }, (_, i) => {
    const [row, column] = [Math.floor(i / grid), i % grid];
    return (column + 0.5) / grid + (2 * (row + 0.5)) / grid;
  });

test('a slope stays a slope within 1e-6, but for the rim beyond the outer points', () => {
  const [fine, stretched] = [slope(26), stretchMap(slope(8), 8, 26)];
  for (let row = 2; row < 24; row++) {
    for (let column = 2; column < 24; column++) {
      const at = row * 26 + column;
      expect(Math.abs(stretched[at]! - fine[at]!)).toBeLessThan(1e-6);
    }
  }
  expect(stretched[0]).toBe(slope(8)[0]);
});

test('a map of the same grid stays as it is', () => {
  expect(stretchMap(slope(8), 8, 8)).toEqual(slope(8));
});
