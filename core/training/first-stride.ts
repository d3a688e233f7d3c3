import { density } from '../engine/density.ts';
import type { EngineOptions, Samples } from '../engine/engine.ts';
import { layersOf, parameterCount } from '../engine/network.ts';
import { optimizerSlots } from '../engine/optimizer.ts';

/** Smaller states are remembered at every step at first: all that are kept take no more than some milliseconds. */
const smallBytes = 16 * 1024;
const most = 64;
/** To remember a number takes as long as so many products of training, its memory being new. */
const productsPerNumber = 50;
/** Of the time that training takes. */
const share = 0.02;
/** Samples that tell how many inputs are not 0: products with zeros are left out. */
const looked = 64;

/**
 * Steps between the first exact states of a run: the least power of two at which remembering them takes a small share of the time
 * that training does. It follows from the set-up alone, so that the same run remembers the same steps everywhere.
 */
export function firstStride({ network, optimizer, batch }: EngineOptions, { inputs, count }: Samples): number {
  const numbers = parameterCount(network) * (1 + optimizerSlots[optimizer.name]);
  if (4 * numbers < smallBytes) return 1;
  const [first, ...others] = layersOf(network).map(({ inputs, outputs }) => inputs * outputs);
  const filled = density(inputs.subarray(0, looked * network.sizes[0]!));
  // Forwards, backwards, and the gradient.
  const products = 3 * Math.min(batch, count) * (first! * filled + others.reduce((sum, weights) => sum + weights, 0));
  let stride = 1;
  while (stride < most && stride * share * products < productsPerNumber * numbers) stride *= 2;
  return stride;
}
