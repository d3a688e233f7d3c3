import type { Vector } from './matrix.ts';
import { shapeMismatch } from './shape-mismatch.ts';

/** What goes into a gate and comes out of a perceptron. */
export type Bit = 0 | 1;

/**
 * A perceptron with a threshold: 1 when w1 x1 + w2 x2 + ... > theta, else 0 (book, section 2.1).
 * x and w: (inputs); a `shape` error when they differ in length.
 */
export function perceptronWithThreshold(x: Vector, w: Vector, theta: number): Bit {
  return weightedSum(x, w) > theta ? 1 : 0;
}

/**
 * The same perceptron with a bias, b = -theta: 1 when b + w1 x1 + w2 x2 + ... > 0, else 0 (book, section 2.3.2).
 * x and w: (inputs); a `shape` error when they differ in length.
 */
export function perceptron(x: Vector, w: Vector, b: number): Bit {
  return b + weightedSum(x, w) > 0 ? 1 : 0;
}

function weightedSum(x: Vector, w: Vector): number {
  if (x.length !== w.length) throw shapeMismatch([x.length], 'x', [w.length]);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += w[i]! * x[i]!;
  return sum;
}
