/** The nearest of some steps after one, or before it; undefined when there is none. */
export function markAfter(steps: readonly number[], step: number, way: 1 | -1): number | undefined {
  const beyond = steps.filter((one) => (way > 0 ? one > step : one < step));
  if (beyond.length === 0) return undefined;
  return way > 0 ? Math.min(...beyond) : Math.max(...beyond);
}
