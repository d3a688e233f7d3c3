import { layersOf, type Network } from './network.ts';
import { powerForms, TURNS_AT_END, TURNS_AT_MOST } from './quick-activation.ts';

/** Points of a row through which powers of the first layer are multiplied at the most; then they are computed anew. */
export const longestRun = 8;
/** Weights times samples that one call goes through, about: some milliseconds. */
const work = 2 ** 25;

/** Points of a row that one call should compute: some share their work, but the host may not wait for long. */
export function pointsAtOnce(network: Network, samples: number): number {
  const weights = layersOf(network).reduce((sum, { inputs, outputs }, l) => sum + (l === 0 ? 1 : inputs) * outputs, 0);
  return Math.max(1, Math.min(longestRun, Math.floor(work / (weights * Math.max(1, samples)))));
}

/**
 * Points through which the powers of the first layer can be multiplied, `step` apart along a direction whose sums are at most
 * `largest` from 0; 1 when they cannot. A power that was held at its most has to be beyond the end of the activation still.
 */
export function runAlong(network: Network, largest: number, step: number): number {
  const [first] = network.activations;
  const form = first && powerForms[first];
  if (!form) return 1;
  const moves = (TURNS_AT_MOST - TURNS_AT_END) / Math.abs(form.turns * largest * step);
  return Math.max(1, Math.min(longestRun, 1 + Math.floor(moves))) || 1;
}
