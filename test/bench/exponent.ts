/** The p of y = c x^p that fits best: the slope of the logarithms by least squares. */
export function exponent(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanU, meanV] = [mean(u), mean(v)];
  const over = u.reduce((sum, value, i) => sum + (value - meanU) * (v[i]! - meanV), 0);
  return over / u.reduce((sum, value) => sum + (value - meanU) ** 2, 0);
}
