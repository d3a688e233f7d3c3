import type { Pieces } from '../pieces.ts';
import { coordinate, type GridSize, gridSizes, type Square } from './grid.ts';
import type { LossMeasure } from './loss-measure.ts';
import { type Plane, placeOn } from './plane.ts';

/** Points along each side of a picture at which its losses are calculated again in any case. */
const points = 5;

/** Products that a map of the differences may take, about: some seconds. */
const mostProducts = 3e9;

/** How far the engine's losses, in float32, are from the same in float64 at some points of a picture. */
export interface Float64Check {
  readonly points: number;
  /** The largest difference, as a share of the loss there; points whose loss is not finite do not count. */
  readonly largest: number;
}

/** The losses of a picture calculated again all over it. */
export interface Float64Map extends Float64Check {
  readonly grid: GridSize;
  /** (grid, grid), as the heights: the difference as a share of the loss; NaN where a loss is not finite. */
  readonly shares: Float32Array;
}

/** Calculates the losses of a picture again, in float64 and one sample at a time, at 5 x 5 points of it. */
export function* float64Check(measure: LossMeasure, plane: Plane, square: Square): Pieces<Float64Check> {
  return largestOf(yield* sharesApart(measure, plane, square, points));
}

/** The same all over a picture, at as many points as take some seconds: at all of them for a small network. */
export function* float64Map(measure: LossMeasure, plane: Plane, square: Square, wanted: GridSize): Pieces<Float64Map> {
  const each = measure.samples.count * measure.parameterCount;
  const grid = gridSizes.findLast((size) => size <= wanted && size * size * each <= mostProducts) ?? gridSizes[0];
  const shares = yield* sharesApart(measure, plane, square, grid);
  return { grid, shares, ...largestOf(shares) };
}

function largestOf(shares: Float32Array): Float64Check {
  const finite = shares.filter(Number.isFinite);
  return { points: finite.length, largest: finite.reduce((most, share) => Math.max(most, share), 0) };
}

/** How far the losses at the points of a grid are from the same in float64, as shares of these; NaN where one is not finite. */
function* sharesApart(measure: LossMeasure, plane: Plane, square: Square, grid: number): Pieces<Float32Array> {
  const { lossesAlong } = measure.lossOn(plane);
  const fast = new Float64Array(1);
  const parameters = new Float32Array(plane.origin.length);
  const shares = new Float32Array(grid * grid);
  for (let row = 0; row < grid; row++) {
    for (let column = 0; column < grid; column++) {
      const u = coordinate(square.u, square.half, column, grid);
      const v = coordinate(square.v, square.half, row, grid);
      placeOn(plane, u, v, parameters);
      lossesAlong(u, v, 0, fast);
      const exact = yield* measure.loss64At(parameters);
      const apart = Math.abs(fast[0]! - exact) / Math.abs(exact || 1);
      shares[row * grid + column] = Number.isFinite(apart) ? apart : Number.NaN;
      yield;
    }
  }
  return shares;
}
