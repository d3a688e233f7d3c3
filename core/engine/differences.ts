import { exp, log } from '../elementary.ts';
import type { ActivationName, LossName } from './network.ts';

/*
 * How much activations and losses change when their sums move by d, in float64, written as differences: f(a + d) - f(a)
 * without taking two nearly equal numbers from each other. So a central difference keeps all its digits for any h.
 */

/** e^d - 1. Below 0.01 the Taylor polynomial of degree 7 is exact to the last bit or two, and quicker. */
export function expm1(d: number): number {
  if (d < -0.01 || d > 0.01) return exp(d) - 1;
  return d + d * d * (1 / 2 + d * (1 / 6 + d * (1 / 24 + d * (1 / 120 + d * (1 / 720 + d * (1 / 5040))))));
}

/** log(1 + u) for u > -1. Below 0.01 by 2 artanh(u / (2 + u)), whose next term is beyond float64. */
export function log1p(u: number): number {
  if (u < -0.01 || u > 0.01) return log(1 + u);
  const s = u / (2 + u);
  const q = s * s;
  return 2 * s * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7))));
}

/** f(a + d) - f(a), from z = f(a). */
export const activationDifferences: Record<ActivationName, (a: number, z: number, d: number) => number> = {
  identity: (_a, _z, d) => d,
  step: (a, z, d) => (a + d > 0 ? 1 : 0) - z,
  sigmoid(_a, z, d) {
    const e = expm1(d);
    return (z * (1 - z) * e) / (1 + z * e);
  },
  tanh(_a, z, d) {
    const e = expm1(2 * d);
    const t = e / (e + 2);
    return ((1 - z * z) * t) / (1 + z * t);
  },
  relu(a, z, d) {
    if (a > 0) return a + d > 0 ? d : -z;
    return Math.max(a + d, 0);
  },
};

/** Change of a sample's loss when its output sums move by d[from..to), from outputs z and targets t, all as long. */
export const lossDifferences: Record<
  LossName,
  (z: Float64Array, t: Float64Array, d: Float64Array, from: number, to: number) => number
> = {
  'squared-error'(z, t, d, from, to) {
    let sum = 0;
    for (let k = from; k < to; k++) sum += d[k]! * (z[k]! - t[k]! + d[k]! / 2);
    return sum;
  },
  'binary-cross-entropy'(z, t, d, from, to) {
    let sum = 0;
    for (let k = from; k < to; k++) sum += log1p(z[k]! * expm1(d[k]!)) - t[k]! * d[k]!;
    return sum;
  },
  /** log sum e^(a + d) - log sum e^a is log(1 + sum z (e^d - 1)); outputs outside the range do not move. */
  'cross-entropy'(z, t, d, from, to) {
    let sum = 0;
    let along = 0;
    for (let k = from; k < to; k++) {
      sum += z[k]! * expm1(d[k]!);
      along += t[k]! * d[k]!;
    }
    return log1p(sum) - along;
  },
};
