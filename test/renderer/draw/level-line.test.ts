import { expect, test } from 'vitest';
import { createLevelLine } from '../../../renderer/draw/level-line.ts';

const side = 100;
const grid = 25;
const white = 0xffffffff;

/** Pixels that a line of 2 px darkens, of the map of a function of the place from the left and from below, 0 to 1. */
function darkened(map: (x: number, y: number) => number): { x: number; y: number }[] {
  const values = Float32Array.from({ length: grid * grid }, (_, at) =>
    map(((at % grid) + 0.5) / grid, (Math.floor(at / grid) + 0.5) / grid),
  );
  const raster = { pixels: new Uint32Array(side * side).fill(white), width: side, height: side };
  createLevelLine()(raster, { left: 0, top: 0, side }, values, grid, 0xff000000, 2);
  return [...raster.pixels.keys()]
    .filter((at) => (raster.pixels[at]! & 255) < 128)
    .map((at) => ({ x: ((at % side) + 0.5) / side, y: 1 - (Math.floor(at / side) + 0.5) / side }));
}

test('the line lies where the map is zero, within a pixel, and is as long as that is', () => {
  const radius = 0.3;
  const found = darkened((x, y) => Math.hypot(x - 0.5, y - 0.5) - radius);
  for (const { x, y } of found) expect(Math.abs(Math.hypot(x - 0.5, y - 0.5) - radius) * side).toBeLessThan(1.5);
  expect(found.length).toBeGreaterThan(0.85 * 2 * 2 * Math.PI * radius * side);
});

test('the scale of the values does not matter', () => {
  const line = (scale: number) => darkened((x, y) => scale * (x + 0.5 * y - 0.7)).length;
  expect(line(1e-6)).toBe(line(1));
  expect(line(1e4)).toBe(line(1));
});

test('a map without a change of sign has no line, nor has one that is zero all over', () => {
  expect(darkened(() => 0.2)).toEqual([]);
  expect(darkened(() => 0)).toEqual([]);
});
