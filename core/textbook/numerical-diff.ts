/**
 * The derivative of f at x by the central difference (f(x + h) - f(x - h)) / 2h, with h = 1e-4: smaller steps drown in
 * rounding (book, section 4.3.1).
 */
export function numericalDiff(f: (x: number) => number, x: number): number {
  const h = 1e-4;
  return (f(x + h) - f(x - h)) / (2 * h);
}
