import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';

/** What a person may choose about a built-in data set. */
export interface BuiltInOptions {
  /** Training and test samples together. */
  readonly samples: number;
  /** How far samples stray: a standard deviation in the units of the data; for digits, how lively the hand is. */
  readonly noise: number;
  /** Share of the samples kept for testing, from 0 to below 1. */
  readonly testShare: number;
  /** A whole number from 0. */
  readonly seed: number;
}

/** Throws a `settings` error for options that make no data set. */
export function checkOptions({ samples, noise, testShare, seed }: BuiltInOptions): void {
  if (!Number.isInteger(samples) || samples < 1 || samples > limits.samples) {
    throw new LabError('settings', `samples: ${samples}, a whole number from 1 to ${limits.samples} was expected`);
  }
  if (!(noise >= 0 && noise <= 1)) throw new LabError('settings', `noise: ${noise}, a number from 0 to 1 was expected`);
  if (!(testShare >= 0 && testShare < 1)) {
    throw new LabError('settings', `test share: ${testShare}, a number from 0 to below 1 was expected`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new LabError('settings', `seed: ${seed}, a whole number from 0 was expected`);
  }
}

/** How many samples are for training and for testing; at least one is for training. */
export function split({ samples, testShare }: BuiltInOptions): { train: number; test: number } {
  const test = Math.min(samples - 1, Math.round(samples * testShare));
  return { train: samples - test, test };
}
