import { LabError } from '../lab-error.ts';
import type { Random } from '../random.ts';

/**
 * Indices of `size` samples out of `count`, drawn at random with replacement, so that one sample may come twice: (size)
 * (book, section 4.2.3). Throws a `settings` error when there is nothing to draw from or to draw.
 */
export function miniBatch(count: number, size: number, random: Random): Uint32Array {
  if (count < 1 || size < 1) throw new LabError('settings', `cannot draw ${size} samples out of ${count}`);
  return Uint32Array.from({ length: size }, () => random.integer(count));
}
