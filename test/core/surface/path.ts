import type { Network } from '../../../core/engine/network.ts';
import { parameterCount } from '../../../core/engine/network.ts';
import { finish } from '../../../core/pieces.ts';
import { createRandom } from '../../../core/random.ts';
import { type Descent, type DirectionName, planeAlong } from '../../../core/surface/directions.ts';

/** 2-3-1: 13 parameters. */
const smallNetwork: Network = { sizes: [2, 3, 1], activations: ['tanh'], loss: 'squared-error' };

/** A drifting walk through parameter space: points of `count` numbers, spreading unevenly so that components differ. */
export function wander(seed: number, points: number, count = parameterCount(smallNetwork)): Float32Array[] {
  const random = createRandom(seed);
  const place = Float64Array.from({ length: count }, () => random.normal());
  return Array.from({ length: points }, () => {
    for (let i = 0; i < count; i++) place[i]! += random.normal() / (1 + i) + 0.05;
    return Float32Array.from(place);
  });
}

/** A slope whose steepest parameters are the last ones. */
export const slope = Float32Array.from({ length: 13 }, (_, i) => (i % 2 === 0 ? -i : i) / 10);

export const laidAlong = (name: DirectionName, points: readonly Float32Array[], change: Partial<Descent> = {}) =>
  finish(
    planeAlong(name, {
      network: smallNetwork,
      points,
      seed: 7,
      normalised: true,
      axes: undefined,
      slopeNow: () => slope,
      ...change,
    }),
  );
export const planeOf = (name: DirectionName, points: readonly Float32Array[], seed = 7) =>
  laidAlong(name, points, { seed }).plane;
