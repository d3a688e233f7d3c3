import { exp32, log1p32, log32, sigmoid32 } from './elementary32.ts';
import type { LossName } from './network.ts';

type Row = Float32Array;

/**
 * A loss together with the output activation it belongs to. For each of these pairs the gradient with respect to the
 * sums a is z - t, see `outputDelta`.
 *
 * Outputs are float32. The loss of a row is a float64 sum of float32 terms in rising order, finite for every finite a.
 */
export interface Loss {
  /** Writes the outputs z of one row of `count` sums, both at `from`. */
  output(a: Row, z: Row, from: number, count: number): void;
  /** Loss of one row: sums and outputs at `from`, targets at `target`. */
  row(a: Row, z: Row, from: number, t: Row, target: number, count: number): number;
  /** Whether a row counts as right. */
  right(a: Row, from: number, t: Row, target: number, count: number): boolean;
}

/** The gradient of a row's loss with respect to one sum. */
export function outputDelta(z: number, t: number): number {
  return Math.fround(z - t);
}

/** Position of the largest number, counted from `from`; the first one of several. */
function largest(row: Row, from: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (row[from + k]! > row[from + best]!) best = k;
  return best;
}

/** One output is right on its target's side of 0 (of `middle` for the target); several when the largest is. */
function sideOrClass(middle: number): Loss['right'] {
  return (a, from, t, target, count) =>
    count === 1 ? a[from]! > 0 === t[target]! > middle : largest(a, from, count) === largest(t, target, count);
}

/** Half the sum of squared differences, with identity outputs (book, section 4.2.1). Two classes are -1 and 1. */
const squaredError: Loss = {
  output(a, z, from, count) {
    for (let k = from; k < from + count; k++) z[k] = a[k]!;
  },
  row(_a, z, from, t, target, count) {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const d = outputDelta(z[from + k]!, t[target + k]!);
      sum += d * d;
    }
    return sum / 2;
  },
  right: sideOrClass(0),
};

/**
 * -t log z - (1 - t) log(1 - z) with z = sigmoid(a), summed over the outputs. Written as max(a, 0) - a t + log(1 +
 * e^-|a|), whose last term is -log(1 - m) with m the smaller of z and 1 - z: no logarithm of 0, and no second e^x.
 */
const binaryCrossEntropy: Loss = {
  output(a, z, from, count) {
    for (let k = from; k < from + count; k++) z[k] = sigmoid32(a[k]!);
  },
  row(a, z, from, t, target, count) {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const sumIn = a[from + k]!;
      const out = z[from + k]!;
      const smaller = Math.min(out, Math.fround(1 - out));
      sum += Math.max(sumIn, 0) - sumIn * t[target + k]! - log1p32(-smaller);
    }
    return sum;
  },
  right: sideOrClass(0.5),
};

/**
 * -sum t log z with z = softmax(a) (book, sections 3.5 and 4.2.2), sums shifted by their maximum. log z_k is written as
 * a_k - max + log z_max; and when z_max is above a half, log z_max as log(1 - the others), which stays exact near 0.
 */
const crossEntropy: Loss = {
  output(a, z, from, count) {
    const max = a[from + largest(a, from, count)]!;
    let sum = 0;
    for (let k = from; k < from + count; k++) {
      const e = exp32(Math.fround(a[k]! - max));
      z[k] = e;
      sum = Math.fround(sum + e);
    }
    for (let k = from; k < from + count; k++) z[k]! /= sum;
  },
  row(a, z, from, t, target, count) {
    const top = largest(a, from, count);
    const max = a[from + top]!;
    let others = 0;
    for (let k = 0; k < count; k++) if (k !== top) others = Math.fround(others + z[from + k]!);
    const logTop = z[from + top]! > 0.5 ? log1p32(-others) : log32(z[from + top]!);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const share = t[target + k]!;
      if (share !== 0) sum += share * (max - a[from + k]! - logTop);
    }
    return sum;
  },
  right: (a, from, t, target, count) => largest(a, from, count) === largest(t, target, count),
};

export const losses: Record<LossName, Loss> = {
  'squared-error': squaredError,
  'binary-cross-entropy': binaryCrossEntropy,
  'cross-entropy': crossEntropy,
};
