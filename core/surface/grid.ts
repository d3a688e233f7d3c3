import type { LossPlane } from '../engine/engine.ts';
import type { Pieces } from '../pieces.ts';
import { roundNumbers } from './round-numbers.ts';

/** Points along each side of a surface, coarse to fine: each is shown while the next is computed. */
export const gridSizes = [8, 16, 32, 64, 128] as const;
export type GridSize = (typeof gridSizes)[number];

/** The sizes on the way to the one that is wanted. */
export const gridsUpTo = (wanted: GridSize): readonly GridSize[] => gridSizes.filter((size) => size <= wanted);

/** The part of a plane that is shown: u and v from centre - half to centre + half. */
export interface Square {
  readonly u: number;
  readonly v: number;
  readonly half: number;
}

/** Round numbers along both sides of a square. */
export function squareTicks({ u, v, half }: Square): readonly [us: number[], vs: number[]] {
  const along = (centre: number) => roundNumbers(centre - half, centre + half, sideTicks);
  return [along(u), along(v)];
}

/** Round numbers along a side, about. */
const sideTicks = 4;

/** Room around the path: half the side, as a share of the path's longer extent. */
const margin = 0.66;

/** The square that shows a path with a margin, at least `least` to each side of its middle. */
export function squareAround(u: Float64Array, v: Float64Array, least: number): Square {
  const [uFrom, uTo] = [Math.min(...u), Math.max(...u)];
  const [vFrom, vTo] = [Math.min(...v), Math.max(...v)];
  const half = Math.max(least, margin * Math.max(uTo - uFrom, vTo - vFrom));
  return { u: (uFrom + uTo) / 2, v: (vFrom + vTo) / 2, half };
}

/** Coordinate of point i of `grid` along a side that runs from centre - half to centre + half. */
export function coordinate(centre: number, half: number, i: number, grid: number): number {
  return centre + half * ((2 * i) / (grid - 1) - 1);
}

/** The loss at each point of a square of a plane: (grid, grid), row 0 at the low end of v, column 0 at the low end of u. */
export function* lossGrid(
  square: Square,
  grid: number,
  { atOnce, lossesAlong }: Pick<LossPlane, 'atOnce' | 'lossesAlong'>,
): Pieces<Float32Array> {
  const values = new Float32Array(grid * grid);
  const losses = new Float64Array(Math.min(atOnce, grid));
  const step = (2 * square.half) / (grid - 1);
  for (let row = 0; row < grid; row++) {
    const v = coordinate(square.v, square.half, row, grid);
    for (let column = 0; column < grid; column += losses.length) {
      const some = losses.subarray(0, grid - column);
      lossesAlong(coordinate(square.u, square.half, column, grid), v, step, some);
      values.set(some, row * grid + column);
      yield;
    }
  }
  return values;
}
