/**
 * into[at + j] += factor * from[start + j] for j from 0 up to `count`: the innermost loop of the float64 passes. A function
 * of its own is compiled after a few rows, a loop deep inside another one only after the whole pass.
 */
export function addScaled(
  into: Float64Array,
  at: number,
  factor: number,
  from: ArrayLike<number>,
  start: number,
  count: number,
): void {
  for (let j = 0; j < count; j++) into[at + j]! += factor * from[start + j]!;
}
