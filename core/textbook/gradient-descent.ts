import type { Vector } from './matrix.ts';
import { numericalGradient } from './numerical-gradient.ts';

/**
 * The path of gradient descent, x <- x - learningRate * gradient of f at x, from `start` on (book, section 4.4.1). The
 * `steps + 1` points begin with a copy of `start` and end where the descent ended. A learning rate that is too large
 * runs away, one that is too small hardly moves.
 */
export function gradientDescent(
  f: (x: Float64Array) => number,
  start: Vector,
  learningRate = 0.01,
  steps = 100,
): Float64Array[] {
  let x = Float64Array.from(start);
  const path = [x];
  for (let s = 0; s < steps; s++) {
    const gradient = numericalGradient(f, x);
    x = x.map((x_i, i) => x_i - learningRate * gradient[i]!);
    path.push(x);
  }
  return path;
}
