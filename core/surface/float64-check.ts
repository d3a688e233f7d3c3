import type { Pieces } from '../pieces.ts';
import { coordinate, type Square } from './grid.ts';
import type { LossMeasure } from './loss-measure.ts';
import { type Plane, placeOn } from './plane.ts';

/** Points along each side of a picture at which its losses are calculated again. */
const points = 5;

/** How far the engine's losses, in float32, are from the same in float64 at some points of a picture. */
export interface Float64Check {
  readonly points: number;
  /** The largest difference, as a share of the loss there; points whose loss is not finite do not count. */
  readonly largest: number;
}

/** Calculates the losses of a picture again, in float64 and one sample at a time, at 5 x 5 points of it. */
export function* float64Check(measure: LossMeasure, plane: Plane, square: Square): Pieces<Float64Check> {
  const parameters = new Float32Array(plane.origin.length);
  let largest = 0;
  let count = 0;
  for (let row = 0; row < points; row++) {
    for (let column = 0; column < points; column++) {
      const u = coordinate(square.u, square.half, column, points);
      const v = coordinate(square.v, square.half, row, points);
      placeOn(plane, u, v, parameters);
      const [fast, exact] = [measure.lossAt(parameters), yield* measure.loss64At(parameters)];
      const apart = Math.abs(fast - exact) / Math.abs(exact || 1);
      if (!Number.isFinite(apart)) continue;
      largest = Math.max(largest, apart);
      count += 1;
    }
  }
  return { points: count, largest };
}
