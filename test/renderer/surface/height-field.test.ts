import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heightAt, slopeAt, unitPlaces } from '../../../renderer/surface/height-field.ts';

/** 2 x - 3 y + 1 over the square. */
function tilted(grid: number): { values: Float32Array; grid: number } {
  const at = (i: number) => (2 * i) / (grid - 1) - 1;
  const values = Float32Array.from(
    { length: grid * grid },
    (_, i) => 2 * at(i % grid) - 3 * at(Math.floor(i / grid)) + 1,
  );
  return { values, grid };
}

const share = fc.double({ min: -1, max: 1, noNaN: true });

test('between grid points a plane is met within 1e-4, and outside the nearest edge counts (seed 41)', () => {
  const field = tilted(16);
  fc.assert(
    fc.property(share, share, (x, y) => {
      expect(Math.abs(heightAt(field, x, y) - (2 * x - 3 * y + 1))).toBeLessThan(1e-4);
    }),
    { seed: 41, numRuns: 100 },
  );
  expect(heightAt(field, 4, -7)).toBeCloseTo(6, 4);
});

test('a plane has its slope everywhere, edges and corners included', () => {
  const field = tilted(5);
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 5; column++) {
      const [x, y] = slopeAt(field, row, column);
      expect(x).toBeCloseTo(2, 5);
      expect(y).toBeCloseTo(-3, 5);
    }
  }
});

test('beside a hole the slope is 0', () => {
  const field = tilted(5);
  field.values[2 * 5 + 3] = Number.NaN;
  expect(slopeAt(field, 2, 2)[0]).toBe(0);
});

test('the middle of a square is (0, 0), its ends are -1 and 1', () => {
  const square = { u: 2, v: -1, half: 4 };
  expect(unitPlaces(square, Float64Array.of(2, -2, 6), Float64Array.of(-1, 3, -5))).toEqual([
    { x: 0, y: 0 },
    { x: -1, y: 1 },
    { x: 1, y: -1 },
  ]);
});
