import { numericalDiff } from './numerical-diff.ts';

/**
 * All partial derivatives of f at x, each a central difference with h = 1e-4: (x.length) (book, section 4.4). f reads x
 * itself, one element of which is moved at a time; when this returns, and when f throws, x is bit for bit as it was.
 */
export function numericalGradient(f: (x: Float64Array) => number, x: Float64Array): Float64Array {
  return Float64Array.from(x, (x_i, i) => {
    const alongAxis = (moved: number) => {
      x[i] = moved;
      return f(x);
    };
    try {
      return numericalDiff(alongAxis, x_i);
    } finally {
      x[i] = x_i;
    }
  });
}
