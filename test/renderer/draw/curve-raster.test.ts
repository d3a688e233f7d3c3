import { expect, test } from 'vitest';
import { fillHead, riseOf, strokeCurve } from '../../../renderer/draw/curve-raster.ts';
import type { Raster } from '../../../renderer/draw/raster.ts';

const white = 0xffffffff;
const black = 0xff000000;
const sheet = (width: number, height: number): Raster => ({
  pixels: new Uint32Array(width * height).fill(white),
  width,
  height,
});
/** How dark each pixel of a column is, 0 to 1. */
const column = ({ pixels, width, height }: Raster, x: number) =>
  Array.from({ length: height }, (_, y) => 1 - (pixels[y * width + x]! & 255) / 255);
const ink = (raster: Raster, x: number) => column(raster, x).reduce((sum, dark) => sum + dark, 0);
const solid = { colour: black, alpha: 1, dash: 0, gap: 0 };

test('a level line is as thick as its width, wherever between pixels it lies', () => {
  for (const y of [10, 10.3, 10.5, 10.9]) {
    for (const width of [0.4, 1, 2.5, 8]) {
      const raster = sheet(40, 20);
      strokeCurve(raster, riseOf(5, 35, 14), y, y, { ...solid, width });
      expect(ink(raster, 20)).toBeCloseTo(width, 1);
      expect(ink(raster, 3)).toBe(0);
    }
  }
});

test('a curve passes where the cubic with level handles does, within half a pixel', () => {
  const raster = sheet(220, 200);
  const [x1, y1, x2, y2, bend] = [10, 20, 210, 180, 96];
  strokeCurve(raster, riseOf(x1, x2, bend), y1, y2, { ...solid, width: 3 });
  for (let t = 0.05; t < 1; t += 0.05) {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
    const x = a * x1 + b * (x1 + bend) + c * (x2 - bend) + d * x2;
    const y = (a + b) * y1 + (c + d) * y2;
    const dark = column(raster, Math.floor(x));
    const middle =
      dark.reduce((sum, cover, row) => sum + cover * (row + 0.5), 0) / dark.reduce((sum, cover) => sum + cover);
    const slope =
      (6 * t * (1 - t) * (y2 - y1)) / (3 * bend * ((1 - t) ** 2 + t * t) + 6 * (x2 - x1 - 2 * bend) * t * (1 - t));
    // A column is crossed at its middle, not at x.
    expect(Math.abs(middle - y - slope * (Math.floor(x) + 0.5 - x))).toBeLessThan(0.5);
  }
});

test('a steep curve is no thinner than a level one, measured across it', () => {
  const raster = sheet(60, 400);
  strokeCurve(raster, riseOf(0, 60, 28), 0, 400, { ...solid, width: 4 });
  const slope = (400 / 60) * (1.5 / ((0.75 * (2 * 28)) / 60 + 1.5 * (1 - (2 * 28) / 60)));
  expect(ink(raster, 30) / Math.sqrt(1 + slope * slope)).toBeCloseTo(4, 0);
});

test('dashes are as long as was asked, along the line', () => {
  const raster = sheet(200, 11);
  strokeCurve(raster, riseOf(0, 200, 96), 5.5, 5.5, { ...solid, width: 1, dash: 8, gap: 4 });
  const dark = Array.from({ length: 200 }, (_, x) => ink(raster, x) > 0.5);
  const drawn = Array.from({ length: 200 }, (_, x) => ink(raster, x)).reduce((sum, of) => sum + of);
  expect(drawn / 200).toBeCloseTo(8 / 12, 1);
  expect(dark.findIndex((on, x) => x > 0 && on && !dark[x - 1])).toBeGreaterThan(10);
});

test('what lies beside the sheet is left out', () => {
  const raster = sheet(30, 30);
  strokeCurve(raster, riseOf(-20, 50, 33), -40, 90, { ...solid, width: 9 });
  fillHead(raster, 29.5, 1, 9, { ...solid, width: 9 });
  fillHead(raster, -40, 40, 9, { ...solid, width: 9 });
  expect(raster.pixels.length).toBe(900);
  expect(ink(raster, 15)).toBeGreaterThan(5);
});

test('an arrow head is as high at its back as it is wide, and ends in its tip', () => {
  const raster = sheet(60, 60);
  fillHead(raster, 50, 30, 10, { ...solid, width: 10 });
  expect(ink(raster, 38)).toBeGreaterThan(16);
  expect(ink(raster, 48)).toBeLessThan(3);
  expect(ink(raster, 50)).toBe(0);
});
