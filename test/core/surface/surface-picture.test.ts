import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../core/data/crc32.ts';
import { heightColours } from '../../../core/surface/height-tone.ts';
import { writePng } from '../../../core/surface/png.ts';
import type { Surface } from '../../../core/surface/protocol.ts';
import { surfacePicture } from '../../../core/surface/surface-picture.ts';

const none = new Float64Array(0);

/** A surface of 16 x 16 heights, by row and column from the low ends. */
function surface(
  height: (row: number, column: number) => number,
  path: readonly [u: number, v: number][] = [],
): Surface {
  return {
    type: 'surface',
    run: 0,
    job: 0,
    directions: 'random',
    normalised: true,
    set: 'train',
    samples: 4,
    square: { u: 10, v: -5, half: 2 },
    share: 1,
    paths: [
      {
        steps: Uint32Array.from(path, (_, i) => i),
        u: Float64Array.from(path, ([u]) => u),
        v: Float64Array.from(path, ([, v]) => v),
        height: none,
        loss: none,
        share: 1,
        ended: false,
      },
    ],
    grid: 16,
    wanted: 16,
    values: Float32Array.from({ length: 256 }, (_, i) => height(Math.floor(i / 16), i % 16)),
  };
}

function pixel({ pixels, width }: ReturnType<typeof surfacePicture>, x: number, y: number): number {
  const [r, g, b] = pixels.subarray(3 * (y * width + x));
  return (r! << 16) | (g! << 8) | b!;
}

describe('a picture of a surface', () => {
  test('has the lowest colour at the lowest loss and v upwards', () => {
    const picture = surfacePicture(
      surface((row) => row),
      'linear',
    );
    expect([picture.width, picture.height]).toEqual([512, 512]);
    expect(pixel(picture, 100, 511)).toBe(heightColours[0]);
    expect(pixel(picture, 100, 0)).toBe(heightColours.at(-1));
  });

  test('has u to the right', () => {
    const picture = surfacePicture(
      surface((_, column) => column),
      'linear',
    );
    expect(pixel(picture, 0, 200)).toBe(heightColours[0]);
    expect(pixel(picture, 511, 200)).toBe(heightColours.at(-1));
  });

  test('gives each power of ten the same share on a log scale', () => {
    const picture = surfacePicture(
      surface((_, column) => 10 ** ((4 * column) / 15)),
      'log',
    );
    for (let stop = 0; stop < 9; stop += 2) {
      const found = pixel(picture, Math.round((511 * stop) / 8), 9);
      for (const shift of [16, 8, 0]) {
        const [a, b] = [(found >> shift) & 255, (heightColours[stop]! >> shift) & 255];
        expect(Math.abs(a - b)).toBeLessThanOrEqual(3);
      }
    }
  });

  test('is grey where the loss is not finite, and nowhere else', () => {
    const picture = surfacePicture(
      surface((row, column) => (row === 0 && column === 0 ? Number.NaN : 1)),
      'linear',
    );
    expect(pixel(picture, 3, 508)).toBe(0x7c848b);
    expect(pixel(picture, 40, 508)).toBe(heightColours[0]);
    expect(pixel(picture, 3, 470)).toBe(heightColours[0]);
  });

  test('has a point where the path is, with a casing', () => {
    const picture = surfacePicture(
      surface(() => 1, [[11, -4]]),
      'linear',
    );
    const [x, y] = [Math.round((3 / 4) * 511), Math.round((1 / 4) * 511)];
    expect(pixel(picture, x, y)).toBe(0x182029);
    expect(pixel(picture, x + 3, y)).toBe(0xffffff);
    expect(pixel(picture, x + 6, y)).toBe(heightColours[0]);
  });

  test('of nothing finite is all grey, and a path beyond its edge is left out', () => {
    const picture = surfacePicture(
      surface(() => Number.POSITIVE_INFINITY, [[99, 99]]),
      'log',
    );
    expect(new Set(Array.from({ length: 512 }, (_, x) => pixel(picture, x, x)))).toEqual(new Set([0x7c848b]));
  });

  test('has the colours of the interface', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8');
    const tokens = [...css.matchAll(/--height-(\d): #([0-9a-f]{6});/g)].map(([, i, hex]) => [
      Number(i),
      Number(`0x${hex}`),
    ]);
    expect(tokens).toEqual(heightColours.map((colour, i) => [i, colour]));
  });
});

test('a PNG file holds its pixels, and every checksum fits', () => {
  const pixels = Uint8Array.from({ length: 3 * 5 * 2 }, (_, i) => i * 7);
  const file = Buffer.from(writePng(5, 2, pixels));
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const typed = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(typed));
    chunks.set(typed.subarray(0, 4).toString(), typed.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect([...chunks.get('IHDR')!]).toEqual([0, 0, 0, 5, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const rows = inflateSync(chunks.get('IDAT')!);
  expect([rows[0], rows[16]]).toEqual([0, 0]);
  expect(Buffer.concat([rows.subarray(1, 16), rows.subarray(17)])).toEqual(Buffer.from(pixels));
});
