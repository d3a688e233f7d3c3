/** Zeros of the inputs are skipped when fewer than this share of the training inputs are something else. */
export const SPARSE_BELOW = 0.5;

/** Share of the inputs that are not exactly 0. */
export function density(inputs: Float32Array | Uint8Array): number {
  let nonZero = 0;
  for (let i = 0; i < inputs.length; i++) if (inputs[i] !== 0) nonZero++;
  return nonZero / inputs.length;
}
