import { type Matrix, matrix, rowOf, type Vector } from './matrix.ts';

/** x as it is (book, section 3.4.3). */
export function identity(x: number): number {
  return x;
}

/** 1 when x > 0, else 0 (book, section 3.2.2). */
export function step(x: number): number {
  return x > 0 ? 1 : 0;
}

/**
 * 1 / (1 + exp(-x)) (book, section 3.2.4). For negative x the fraction is widened by exp(x), so that no exponential
 * overflows, whatever x is.
 */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** The derivative of the sigmoid at x: sigmoid(x) (1 - sigmoid(x)) (book, section 5.5.2). */
export function sigmoidGrad(x: number): number {
  return sigmoid(x) * (1 - sigmoid(x));
}

/** The larger of 0 and x (book, section 3.2.7). */
export function relu(x: number): number {
  return Math.max(0, x);
}

/** exp(a_k) / sum of exp(a_i), as the formula stands (book, section 3.5.1). NaN when an exponential overflows, from a_k = 710 on. */
export function naiveSoftmax(a: Vector): Float64Array {
  const e = Float64Array.from(a, Math.exp);
  const sum = e.reduce((total, e_k) => total + e_k, 0);
  return e.map((e_k) => e_k / sum);
}

/**
 * The probabilities exp(a_k) / sum of exp(a_i) of one sample, a: (classes), for any finite a (book, section 3.5.2). The
 * largest a is subtracted first: the result stays the same and no exponential overflows.
 */
export function softmax(a: Vector): Float64Array {
  const c = Array.from(a).reduce((largest, a_k) => Math.max(largest, a_k), -Infinity);
  return naiveSoftmax(Float64Array.from(a, (a_k) => a_k - c));
}

/** Softmax of every row of a batch, A: (batch, classes). */
export function softmaxBatch(A: Matrix): Matrix {
  return matrix(Array.from({ length: A.rows }, (_, i) => softmax(rowOf(A, i))));
}
