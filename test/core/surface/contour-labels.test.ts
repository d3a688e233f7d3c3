import { expect, test } from 'vitest';
import { contour } from '../../../core/surface/contour.ts';
import { contourLabels } from '../../../core/surface/contour-labels.ts';
import { heightScale } from '../../../core/surface/height-scale.ts';

const grid = 33;
const at = (i: number) => (2 * i) / (grid - 1) - 1;
/** A bowl from 0 in the middle to 8 at the corners. */
const losses = Float32Array.from(
  { length: grid * grid },
  (_, i) => 4 * (at(i % grid) ** 2 + at(Math.floor(i / grid)) ** 2),
);
const scale = heightScale(losses, false)!;
const tones = losses.map(scale.tone);

test('the number of a contour stands on it, inside the border and apart from the others', () => {
  const labels = contourLabels(tones, grid, scale, []);
  expect(labels.map(({ loss }) => loss)).toEqual([2, 4]);
  for (const [i, { loss, x, y }] of labels.entries()) {
    expect(Math.abs(4 * (x * x + y * y) - loss)).toBeLessThan(0.1);
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(0.95);
    for (const other of labels.slice(0, i)) expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(0.19);
  }
});

test('it keeps away from the paths, and is left out where there is no room', () => {
  const diagonal = Array.from({ length: 50 }, (_, i) => ({ x: at((i * 32) / 49), y: at((i * 32) / 49) }));
  for (const { x, y } of contourLabels(tones, grid, scale, diagonal)) {
    expect(Math.min(...diagonal.map((place) => Math.hypot(x - place.x, y - place.y)))).toBeGreaterThan(0.09);
  }
  const everywhere = Array.from({ length: grid * grid }, (_, i) => ({ x: at(i % grid), y: at(Math.floor(i / grid)) }));
  expect(contourLabels(tones, grid, scale, everywhere)).toEqual([]);
});

test('no contour passes beside what is not finite', () => {
  const holed = Float32Array.of(0, 1, 0, 1, Number.POSITIVE_INFINITY, 1, 0, 1, Number.NaN);
  expect(contour(holed, 3, 3, 0.5)).toEqual([]);
});
