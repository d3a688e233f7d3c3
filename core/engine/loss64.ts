import { exp } from '../elementary.ts';
import { log1p } from './differences.ts';
import type { LossName } from './network.ts';

/** The loss of one sample in float64, from its output sums and targets, both (outputs); finite for every finite sum. */
export const loss64: Record<LossName, (a: Float64Array, t: Float64Array) => number> = {
  'squared-error': (a, t) => a.reduce((sum, one, k) => sum + (one - t[k]!) ** 2, 0) / 2,
  /** -t log z - (1 - t) log(1 - z) with z = sigmoid(a), written as max(a, 0) - a t + log(1 + e^-|a|). */
  'binary-cross-entropy': (a, t) =>
    a.reduce((sum, one, k) => sum + Math.max(one, 0) - one * t[k]! + log1p(exp(-Math.abs(one))), 0),
  /** -sum t log z with z = softmax(a), written as sum t (log sum e^a - a), sums shifted by the largest. */
  'cross-entropy'(a, t) {
    const max = Math.max(...a);
    const others = a.reduce((sum, one) => sum + exp(one - max), 0) - 1;
    const logSum = max + log1p(others);
    return a.reduce((sum, one, k) => sum + t[k]! * (logSum - one), 0);
  },
};
