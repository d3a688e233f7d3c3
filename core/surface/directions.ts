import type { Network } from '../engine/network.ts';
import type { Pieces } from '../pieces.ts';
import { createRandom, type Random } from '../random.ts';
import { filterNormalised } from './filter-normalised.ts';
import type { Plane } from './plane.ts';
import { principalDirections } from './principal.ts';
import { difference, dot, norm, unitAcross } from './vectors.ts';
import { type Axes, weightsPlane, widestAxes } from './weights-plane.ts';

/** The planes that a surface can be cut along; the order of menus. */
export const directionNames = ['principal', 'start-to-now', 'gradient', 'weights', 'random'] as const;
export type DirectionName = (typeof directionNames)[number];

/** What a plane is laid through. */
export interface Descent {
  readonly network: Network;
  /** The parameters along the path, (parameters) each, at least one; the last is the network now. */
  readonly points: readonly Float32Array[];
  readonly seed: number;
  /** Whether random directions are scaled like the weights of each neuron. */
  readonly normalised: boolean;
  /** The two parameters to cut along; undefined: those that moved most. */
  readonly axes: Axes | undefined;
  /** Slope of the loss in every parameter at the network now. */
  slopeNow(): Float32Array;
}

/** A plane, and what was chosen for it. */
export interface Laid {
  readonly plane: Plane;
  /** The two parameters that it is cut along. */
  readonly axes?: Axes;
  /** What stands at right angles to the gradient. */
  readonly across?: 'last-move' | 'random';
}

/** A stream of the seed that training does not use. */
const stream = 0x5f;

/** How each plane is laid. */
const planes: Record<DirectionName, (descent: Descent) => Pieces<Laid>> = {
  /** Through the mean of the path, along its two principal components. */
  *principal(descent) {
    const origin = yield* meanOf(descent.points);
    const directions = yield* principalDirections(descent.points, origin);
    return { plane: { origin, directions: completed(directions, descent) } };
  },

  /** Through the start, along the straight way to the network now, and across to where the path is farthest from it. */
  *'start-to-now'(descent) {
    const { points } = descent;
    const origin = points[0]!;
    const along = unitAcross(difference(points.at(-1)!, origin), []);
    if (!along) return { plane: { origin, directions: completed([], descent) } };
    let farthest: { gap: Float64Array; size: number } | undefined;
    for (const point of points) {
      const gap = difference(point, origin);
      const size = dot(gap, gap) - dot(gap, along) ** 2;
      if (!farthest || size > farthest.size) farthest = { gap, size };
      yield;
    }
    const across = farthest && unitAcross(farthest.gap, [along]);
    return { plane: { origin, directions: completed(across ? [along, across] : [along], descent) } };
  },

  /** Through the network now, straight downhill, and across along what the last move of the path had of that. */
  *gradient(descent) {
    const { points } = descent;
    const origin = points.at(-1)!;
    const slope = descent.slopeNow();
    yield;
    const downhill = unitAcross(
      slope.map((x) => -x),
      [],
    );
    const known = downhill ? [downhill] : [];
    const move = points.length > 1 ? unitAcross(difference(origin, points.at(-2)!), known) : undefined;
    const directions = completed(move ? [...known, move] : known, descent);
    return { plane: { origin, directions }, across: move ? 'last-move' : 'random' };
  },

  /** Through the network now, along two of its parameters. */
  *weights({ points, axes: given, slopeNow }) {
    const axes = given ?? (yield* widestAxes(points, slopeNow));
    return { plane: weightsPlane(points.at(-1)!, axes), axes };
  },

  /** Through the network now, along two random directions: as large as its neurons, or of length 1 at right angles. */
  *random(descent) {
    const origin = descent.points.at(-1)!;
    if (!descent.normalised) return { plane: { origin, directions: completed([], descent) } };
    const random = createRandom(descent.seed, stream);
    const directions = [0, 1].map(() => filterNormalised(descent.network, origin, random));
    yield;
    const isPlane = directions.every((direction) => norm(direction) > 0);
    return { plane: { origin, directions: completed(isPlane ? directions : [], descent) } };
  },
};

/** The plane of a name through a descent. */
export function planeAlong(name: DirectionName, descent: Descent): Pieces<Laid> {
  return planes[name](descent);
}

/** What a path or a network of zeros does not give is filled up with random directions of length 1 at right angles. */
function completed(directions: readonly Float64Array[], { points, seed }: Descent): Plane['directions'] {
  const random = createRandom(seed, stream);
  const all = [...directions];
  while (all.length < 2) {
    const across = unitAcross(randomVector(points[0]!.length, random), all);
    if (across) all.push(across);
  }
  return [all[0]!, all[1]!];
}

function randomVector(length: number, random: Random): Float64Array {
  return Float64Array.from({ length }, () => random.normal());
}

function* meanOf(points: readonly Float32Array[]): Pieces<Float32Array> {
  const sum = new Float64Array(points[0]!.length);
  for (const point of points) {
    for (let i = 0; i < sum.length; i++) sum[i]! += point[i]!;
    yield;
  }
  return Float32Array.from(sum, (total) => total / points.length);
}
