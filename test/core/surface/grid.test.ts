import { expect, test } from 'vitest';
import { finish } from '../../../core/pieces.ts';
import { coordinate, gridsUpTo, lossGrid, squareAround } from '../../../core/surface/grid.ts';

test('grids come coarse to fine and end in the one that is wanted', () => {
  expect([gridsUpTo(8), gridsUpTo(32), gridsUpTo(128)]).toEqual([[8], [8, 16, 32], [8, 16, 32, 64, 128]]);
});

test('the square holds the whole path with a margin, and no less than the least reach', () => {
  const u = Float64Array.of(-1, 0, 3);
  const v = Float64Array.of(2, 2.5, 1);
  expect(squareAround(u, v, 1)).toEqual({ u: 1, v: 1.75, half: 4 * 0.66 });
  expect(squareAround(u, v, 5).half).toBe(5);
});

test('coordinates run from one end of the side to the other', () => {
  expect([0, 1, 2].map((i) => coordinate(10, 4, i, 3))).toEqual([6, 10, 14]);
});

test('row 0 is the low end of v, column 0 the low end of u', () => {
  for (const atOnce of [1, 2, 8]) {
    const values = finish(
      lossGrid({ u: 0, v: 0, half: 1 }, 3, {
        atOnce,
        lossesAlong: (u, v, step, losses) => losses.set(losses.map((_, n) => u + n * step + 10 * v)),
      }),
    );
    expect([...values]).toEqual([-11, -10, -9, -1, 0, 1, 9, 10, 11]);
  }
});
