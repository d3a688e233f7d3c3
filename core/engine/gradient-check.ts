import type { Samples } from './engine.ts';
import type { Network } from './network.ts';
import { type NumericalGradient, numericalGradient } from './numerical-gradient.ts';
import type { Penalty } from './penalty.ts';
import { referenceGradient } from './reference-gradient.ts';

/** How far two gradients of the same parameters are apart. */
export interface GradientDifference {
  readonly parameters: number;
  /** Parameters whose gradient exceeds 1e-6 of the largest; the others are noise beside it. */
  readonly compared: number;
  /** The largest |difference| / |expected| among the compared ones. */
  readonly maxRelativeError: number;
  /** The largest |difference| of all, over the largest |expected|. */
  readonly maxError: number;
  /** Index of the parameter with the largest relative error. */
  readonly worst: number;
}

const NEGLIGIBLE = 1e-6;
/** Small, so that hardly any kink of relu is stepped over; the differences keep their digits. */
const CHECK_STEP = 1e-7;

/** Compares a gradient with the one that is expected. NaN in either shows as NaN. */
export function compareGradients(found: ArrayLike<number>, expected: ArrayLike<number>): GradientDifference {
  let largest = 0;
  for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Math.abs(expected[i]!));
  let [compared, maxRelativeError, maxError, worst] = [0, 0, 0, 0];
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(found[i]! - expected[i]!);
    maxError = Math.max(maxError, error);
    if (Math.abs(expected[i]!) <= NEGLIGIBLE * largest) continue;
    compared++;
    const relative = error / Math.abs(expected[i]!);
    if (relative > maxRelativeError) worst = i;
    maxRelativeError = Math.max(maxRelativeError, relative);
  }
  const scaled = maxError === 0 ? 0 : maxError / largest;
  return { parameters: expected.length, compared, maxRelativeError, maxError: scaled, worst };
}

/**
 * The numerical gradient of every parameter against back-propagation, both in float64: so the figure tells of the
 * mathematics, not of float32's rounding. Compare an engine's own gradient with `referenceGradient` for that. `numerical`
 * may be a faster form of the numerical gradient.
 */
export function gradientCheck(
  network: Network,
  parameters: ArrayLike<number>,
  samples: Samples,
  indices: Uint32Array,
  penalty: Penalty = { l1: 0, l2: 0 },
  numerical: NumericalGradient = numericalGradient,
): GradientDifference {
  return compareGradients(
    numerical(network, parameters, samples, indices, penalty, CHECK_STEP),
    referenceGradient(network, parameters, samples, indices, penalty),
  );
}
