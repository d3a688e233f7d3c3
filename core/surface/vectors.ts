/** What the geometry of parameter space needs of a vector; sums are float64. */
type Vector = Float32Array | Float64Array;

export function dot(a: Vector, b: Vector): number {
  let [s0, s1] = [0, 0];
  const even = a.length - (a.length % 2);
  for (let i = 0; i < even; i += 2) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
  }
  return even < a.length ? s0 + s1 + a[even]! * b[even]! : s0 + s1;
}

export const norm = (a: Vector): number => Math.sqrt(dot(a, a));

export function difference(a: Vector, b: Vector): Float64Array {
  return Float64Array.from(a, (x, i) => x - b[i]!);
}

/** Changes `a` to a + factor b. */
export function add(a: Float64Array, factor: number, b: Vector): void {
  for (let i = 0; i < a.length; i++) a[i]! += factor * b[i]!;
}

/**
 * What is left of a vector across some orthonormal ones, at length 1 (Gram-Schmidt, twice, because the first pass leaves
 * rounding errors); undefined when next to nothing is left of it.
 */
export function unitAcross(vector: Vector, others: readonly Float64Array[]): Float64Array | undefined {
  const rest = Float64Array.from(vector);
  const before = norm(rest);
  for (let pass = 0; pass < 2; pass++) for (const other of others) add(rest, -dot(rest, other), other);
  const length = norm(rest);
  if (!(length > 1e-9 * before)) return undefined;
  for (let i = 0; i < rest.length; i++) rest[i]! /= length;
  return rest;
}
