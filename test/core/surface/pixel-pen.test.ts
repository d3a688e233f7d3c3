import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contourSize, drawContours } from '../../../core/surface/contour-drawing.ts';
import { coveredByLines, coveredByShape, dashed } from '../../../core/surface/coverage.ts';
import type { FileLook } from '../../../core/surface/file-look.ts';
import { heightColours } from '../../../core/surface/height-tone.ts';
import { laneColours } from '../../../core/surface/lane-look.ts';
import { lineLetters } from '../../../core/surface/line-letters.ts';
import { createPixelPen, type PixelPicture } from '../../../core/surface/pixel-pen.ts';
import type { WrittenPath, WrittenSurface } from '../../../core/surface/written-surface.ts';

const hole = 0x7c848b;

/** A surface of 16 x 16 heights, by row and column from the low ends, around (10, -5) with half a side of 2. */
function surface(height: (row: number, column: number) => number, ...ways: [number, number][][]): WrittenSurface {
  const paths = ways.map((way, look): WrittenPath => {
    const [u, v] = [0, 1].map((i) => Float64Array.from(way, (place) => place[i]!)) as [Float64Array, Float64Array];
    const loss = Float64Array.from(way, (_, i) => 1 / (i + 1));
    return { steps: Uint32Array.from(way.keys()), u, v, loss, look, lineage: {}, about: {} };
  });
  const values = Float32Array.from({ length: 256 }, (_, i) => height(Math.floor(i / 16), i % 16));
  return { columns: ['u', 'v', 'loss'], square: { u: 10, v: -5, half: 2 }, grid: 16, values, paths, about: {} };
}

function drawn(shown: WrittenSurface, look: Partial<FileLook> = {}): PixelPicture {
  const whole = { heights: 'linear', axes: ['u', 'v'], ...look } as const;
  const { pen, picture } = createPixelPen(...contourSize(whole), look.letters);
  drawContours(pen, shown, whole);
  return picture;
}

/** The colour at a place of the map, both from 0 to 1 from the lower left. */
function at(picture: PixelPicture, across: number, up: number): number {
  return pixel(picture, 2 * (64 + 480 * across), 2 * (16 + 480 * (1 - up)));
}

function pixel({ pixels, width }: PixelPicture, x: number, y: number): number {
  const [r, g, b] = pixels.subarray(3 * (Math.round(y) * width + Math.round(x)));
  return (r! << 16) | (g! << 8) | b!;
}

const brightness = (colour: number) => (colour >> 16) + ((colour >> 8) & 255) + (colour & 255);

describe('the pixels of a surface', () => {
  test('are darker where the loss is lower: u to the right, v upwards, in bands', () => {
    const right = drawn(surface((_, column) => column));
    const up = drawn(surface((row) => row));
    const shares = [0.02, 0.25, 0.6, 0.98];
    for (const colours of [shares.map((share) => at(right, share, 0.51)), shares.map((share) => at(up, 0.51, share))]) {
      const bright = colours.map(brightness);
      expect(bright).toEqual([...bright].sort((a, b) => a - b));
      expect(new Set(bright).size).toBe(4);
    }
    expect(at(right, 0.005, 0.4)).toBe(at(right, 0.03, 0.8));
  });

  test('are grey where the loss is not finite, and nowhere else', () => {
    const picture = drawn(surface((row, column) => (row + column < 3 ? Number.POSITIVE_INFINITY : row)));
    expect(at(picture, 0.01, 0.01)).toBe(hole);
    expect(at(picture, 0.9, 0.02)).not.toBe(hole);
    expect(at(drawn(surface(() => Number.NaN)), 0.5, 0.5)).toBe(hole);
  });

  test('show each path with its casing and the mark at its end, and nothing of it outside the map', () => {
    const flat = surface(
      () => 1,
      [
        [9, -6],
        [11, -4],
      ],
      [
        [9, -4.5],
        [3e9, -4.5],
      ],
    );
    const picture = drawn(flat);
    const ground = at(picture, 0.1, 0.9);
    expect(at(picture, 0.5, 0.5)).toBe(laneColours[0]);
    expect(at(picture, 0.75, 0.75)).toBe(laneColours[0]);
    expect(at(picture, 0.5 + 0.004, 0.5)).toBe(0xffffff);
    expect(at(picture, 0.5 + 0.03, 0.5)).toBe(ground);
    expect(pixel(picture, picture.width - 10, 2 * (16 + 480 * (1 - 0.625)))).toBe(0xffffff);
  });

  test('end in a legend with the dash, colour and mark of every path and its name', () => {
    const ways: [number, number][][] = [0, 1, 2].map((i) => [
      [9, -6 + i],
      [11, -6 + i],
    ]);
    const written: string[] = [];
    const picture = drawn(
      surface((row) => row, ...ways),
      {
        lanes: ['SGD', 'rate 0.1', '学習率'],
        letters: (words, size) => {
          written.push(words);
          return lineLetters(words, size);
        },
      },
    );
    expect([picture.width, picture.height]).toEqual([1120, 2 * (544 + 60)]);
    for (const name of ['SGD: 0.5', 'rate 0.1: 0.5', '学習率: 0.5', 'u', 'v', '10', '-5'])
      expect(written).toContain(name);
    for (const [i, colour] of laneColours.slice(0, 3).entries()) {
      const y = 2 * (544 + 20 * (i + 0.5));
      expect(pixel(picture, 2 * (64 + 44), y)).toBe(colour);
      const gaps = Array.from({ length: 60 }, (_, x) => pixel(picture, 2 * 64 + x, y)).filter(
        (one) => one === 0xffffff,
      );
      expect(gaps.length > 0).toBe(i > 0);
    }
  });

  test('have the colours of the interface', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');
    const found = [...css.matchAll(/--height-(\d): #([0-9a-f]{6});/g)].map(([, i, hex]) => [Number(i), `0x${hex}`]);
    expect(found.map(([i, hex]) => [i, Number(hex)])).toEqual(heightColours.map((colour, i) => [i, colour]));
  });
});

const sum = (shares: Float32Array) => shares.reduce((all, share) => all + share, 0);

test('a line covers its length times its width and its round ends, within 2 %; where it crosses itself only once', () => {
  const line = coveredByLines(
    [
      [
        [10, 10],
        [50, 10],
      ],
    ],
    4,
  );
  expect(sum(line.shares) / (40 * 4 + Math.PI * 4)).toBeCloseTo(1, 1);
  const twice = coveredByLines(
    [
      [
        [10, 10],
        [50, 10],
      ],
      [
        [10, 10],
        [50, 10],
      ],
    ],
    4,
  );
  expect(sum(twice.shares)).toBe(sum(line.shares));
});

test('a shape covers its area, within 2 %', () => {
  expect(
    sum(
      coveredByShape([
        [2, 2],
        [22, 2],
        [2, 22],
      ]).shares,
    ) / 200,
  ).toBeCloseTo(1, 1);
});

test('a dashed line has its strokes in turn, around corners as well', () => {
  const pieces = dashed(
    [
      [0, 0],
      [5, 0],
      [5, 10],
    ],
    [3, 1],
  );
  expect(pieces.slice(0, 3)).toEqual([
    [
      [0, 0],
      [3, 0],
    ],
    [
      [4, 0],
      [5, 0],
      [5, 2],
    ],
    [
      [5, 3],
      [5, 6],
    ],
  ]);
  expect(
    dashed(
      [
        [0, 0],
        [5, 0],
      ],
      [],
    ),
  ).toEqual([
    [
      [0, 0],
      [5, 0],
    ],
  ]);
});

test('letters stand on the base line; one that is not known is a box of its own', () => {
  const { top, height } = lineLetters('H', 18);
  expect(Math.abs(top + height / 2 + 6)).toBeLessThan(2);
  expect(lineLetters(' ', 18).shares).toHaveLength(0);
  expect(sum(lineLetters('語', 18).shares)).toBeGreaterThan(sum(lineLetters('i', 18).shares));
});
