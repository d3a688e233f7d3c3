/** A plane through parameter space: the points origin + u * first + v * second. */
export interface Plane {
  /** (parameters) */
  readonly origin: Float32Array;
  /** (parameters) each; of length 1 and at right angles, or of a length that fits the weights. */
  readonly directions: readonly [Float64Array, Float64Array];
}

/** Writes the parameters at (u, v) of a plane into `parameters`; at (0, 0) these are the origin, bit for bit. */
export function placeOn(
  { origin, directions: [first, second] }: Plane,
  u: number,
  v: number,
  parameters: Float32Array,
) {
  for (let i = 0; i < origin.length; i++) parameters[i] = origin[i]! + (u * first[i]! + v * second[i]!);
  return parameters;
}
