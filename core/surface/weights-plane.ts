import { LabError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import type { Plane } from './plane.ts';

/** Places of two parameters in the flat array: the first runs to the right, the second upwards. */
export type Axes = readonly [number, number];

/**
 * The plane of two parameters through the last point: all others stay what they are there. Its origin has both at 0, so
 * that u and v are the parameters themselves. Throws a `shape` error for axes that the network has not, or that are one.
 */
export function weightsPlane(now: Float32Array, axes: Axes): Plane {
  const [first, second] = axes;
  if (first === second || !axes.every((place) => place >= 0 && place < now.length)) {
    throw new LabError('shape', `axes: two of ${now.length} parameters are expected, not ${first} and ${second}`);
  }
  const origin = now.slice();
  origin[first] = origin[second] = 0;
  return { origin, directions: [unit(now.length, first), unit(now.length, second)] };
}

function unit(length: number, place: number): Float64Array {
  const direction = new Float64Array(length);
  direction[place] = 1;
  return direction;
}

/** The two parameters that moved most along a path, by their variance; of a path that stays, the two with the steepest slope. */
export function* widestAxes(points: readonly Float32Array[], slopeNow: () => Float32Array): Pieces<Axes> {
  const length = points[0]!.length;
  const spread = new Float64Array(length);
  const mean = new Float64Array(length);
  for (const [n, point] of points.entries()) {
    // Welford, Note on a Method for Calculating Corrected Sums of Squares, 1962.
    for (let i = 0; i < length; i++) {
      const off = point[i]! - mean[i]!;
      mean[i]! += off / (n + 1);
      spread[i]! += off * (point[i]! - mean[i]!);
    }
    yield;
  }
  return spread.some((one) => one > 0) ? largestTwo(spread) : largestTwo(slopeNow().map(Math.abs));
}

function largestTwo(values: Float32Array | Float64Array): Axes {
  let [first, second] = values[1]! > values[0]! ? [1, 0] : [0, 1];
  for (let i = 2; i < values.length; i++) {
    if (values[i]! > values[first]!) [first, second] = [i, first];
    else if (values[i]! > values[second]!) second = i;
  }
  return [first, second];
}
