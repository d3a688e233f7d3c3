import { type Dataset, outputsFor } from '../../../core/data/dataset.ts';
import type { LossName } from '../../../core/engine/network.ts';

/**
 * What the outputs of a network say, in the form pictures need:
 * - `value`: one number to be taken as it is; for two classes the sign decides.
 * - `share`: one probability of the second class.
 * - `pair`: the probabilities of two classes.
 * - `classes`: one number for each of several classes; the largest decides.
 */
export type Reading = 'value' | 'share' | 'pair' | 'classes';

export function readingOf({ target }: Pick<Dataset, 'target'>, loss: LossName): Reading {
  if (target.kind === 'values') return 'value';
  if (outputsFor(target, loss) > 2) return 'classes';
  if (loss === 'squared-error') return 'value';
  return loss === 'binary-cross-entropy' ? 'share' : 'pair';
}

/**
 * Fills `signed` with the values -1 (first class) to 1 (second class) of maps that are (outputs, points); for `classes` with
 * the first output. Returns it.
 */
export function signedMap(maps: Float32Array, reading: Reading, signed: Float32Array): Float32Array {
  const points = signed.length;
  switch (reading) {
    case 'value':
    case 'classes':
      signed.set(maps.subarray(0, points));
      return signed;
    case 'share':
      for (let i = 0; i < points; i++) signed[i] = 2 * maps[i]! - 1;
      return signed;
    case 'pair':
      for (let i = 0; i < points; i++) signed[i] = maps[points + i]! - maps[i]!;
      return signed;
    default:
      return reading satisfies never;
  }
}

/** The same for maps of the first output alone, as films are: the two shares of a pair sum to 1. */
export function signedFilm(map: Float32Array, reading: Reading, signed: Float32Array): Float32Array {
  if (reading !== 'pair') return signedMap(map, reading, signed);
  for (let i = 0; i < signed.length; i++) signed[i] = 1 - 2 * map[i]!;
  return signed;
}

/** The class that `count` outputs from `from` on speak for. */
export function predictedClass(outputs: Float32Array, from: number, count: number, reading: Reading): number {
  switch (reading) {
    case 'value':
      return outputs[from]! > 0 ? 1 : 0;
    case 'share':
      return outputs[from]! > 0.5 ? 1 : 0;
    case 'pair':
    case 'classes':
      return largestAt(outputs, from, count);
    default:
      return reading satisfies never;
  }
}

/** The place of the largest of `count` numbers from `from` on; the first of equals. */
export function largestAt(values: Float32Array, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[from + i]! > values[from + best]!) best = i;
  return best;
}
