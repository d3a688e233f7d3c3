import { createRandom, shuffle } from '../random.ts';

/** Stream of a run's seed that shuffles an epoch, from 0; streams 0 and 1 make the data and the start weights. */
function streamOfEpoch(epoch: number): number {
  return 2 + epoch;
}

/** The seed that orders the samples of a run. */
export const orderSeed = ({ order, seed }: { readonly order?: number; readonly seed: number }): number => order ?? seed;

/** The order in which an epoch goes through its `count` training samples: each index once. */
export function epochOrder(seed: number, epoch: number, count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  return shuffle(order, createRandom(seed, streamOfEpoch(epoch)));
}

/**
 * Indices of the samples in the batch that comes next at a place of a run: after `drawn` samples of an epoch. The last
 * batch of an epoch takes what is left; a batch larger than the training set is the whole set.
 */
export function nextBatch(place: {
  readonly seed: number;
  /** Training samples. */
  readonly count: number;
  readonly batch: number;
  readonly epoch: number;
  readonly drawn: number;
}): Uint32Array {
  return epochOrder(place.seed, place.epoch, place.count).slice(place.drawn, place.drawn + place.batch);
}
