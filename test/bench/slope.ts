/** The slope of the straight line nearest to some points, by least squares. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const along = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return along / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
