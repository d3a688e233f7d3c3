import type { Network } from '../engine/network.ts';
import type { Pieces } from '../pieces.ts';
import { createRandom, type Random } from '../random.ts';
import { filterNormalised } from './filter-normalised.ts';
import type { Plane } from './plane.ts';
import { principalDirections } from './principal.ts';
import { difference, dot, norm, unitAcross } from './vectors.ts';

/** The planes that a surface can be cut along; the order of menus. */
export const directionNames = ['principal', 'start-to-now', 'random'] as const;
export type DirectionName = (typeof directionNames)[number];

/** What a plane is laid through. */
export interface Descent {
  readonly network: Network;
  /** The parameters along the path, (parameters) each, at least one; the last is the network now. */
  readonly points: readonly Float32Array[];
  readonly seed: number;
}

/** A stream of the seed that training does not use. */
const stream = 0x5f;

/** How each plane is laid. */
const planes: Record<DirectionName, (descent: Descent) => Pieces<Plane>> = {
  /** Through the mean of the path, along its two principal components. */
  *principal(descent) {
    const origin = yield* meanOf(descent.points);
    const directions = yield* principalDirections(descent.points, origin);
    return { origin, directions: completed(directions, descent) };
  },

  /** Through the start, along the straight way to the network now, and across to where the path is farthest from it. */
  *'start-to-now'(descent) {
    const { points } = descent;
    const origin = points[0]!;
    const along = unitAcross(difference(points.at(-1)!, origin), []);
    if (!along) return { origin, directions: completed([], descent) };
    let farthest: { gap: Float64Array; size: number } | undefined;
    for (const point of points) {
      const gap = difference(point, origin);
      const size = dot(gap, gap) - dot(gap, along) ** 2;
      if (!farthest || size > farthest.size) farthest = { gap, size };
      yield;
    }
    const across = farthest && unitAcross(farthest.gap, [along]);
    return { origin, directions: completed(across ? [along, across] : [along], descent) };
  },

  /** Through the network now, along two random directions as large as its neurons. */
  *random(descent) {
    const origin = descent.points.at(-1)!;
    const random = createRandom(descent.seed, stream);
    const directions = [0, 1].map(() => filterNormalised(descent.network, origin, random));
    yield;
    const isPlane = directions.every((direction) => norm(direction) > 0);
    return { origin, directions: completed(isPlane ? directions : [], descent) };
  },
};

/** The plane of a name through a descent. */
export function planeAlong(name: DirectionName, descent: Descent): Pieces<Plane> {
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
