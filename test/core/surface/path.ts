import type { Network } from '../../../core/engine/network.ts';
import { parameterCount } from '../../../core/engine/network.ts';
import { createRandom } from '../../../core/random.ts';

/** 2-3-1: 13 parameters. */
export const smallNetwork: Network = { sizes: [2, 3, 1], activations: ['tanh'], loss: 'squared-error' };

/** A drifting walk through parameter space: points of `count` numbers, spreading unevenly so that components differ. */
export function wander(seed: number, points: number, count = parameterCount(smallNetwork)): Float32Array[] {
  const random = createRandom(seed);
  const place = Float64Array.from({ length: count }, () => random.normal());
  return Array.from({ length: points }, () => {
    for (let i = 0; i < count; i++) place[i]! += random.normal() / (1 + i) + 0.05;
    return Float32Array.from(place);
  });
}
