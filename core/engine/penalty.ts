import type { Layer } from './network.ts';

/** Strengths of the penalty l1 sum |w| + l2 / 2 sum w^2 over all weights; biases are left alone. */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** The penalty, from float64 sums over the weights in the order in which they lie; 0 at once when there is none. */
export function penaltyLoss(parameters: Float32Array, layers: readonly Layer[], { l1, l2 }: Penalty): number {
  if (l1 === 0 && l2 === 0) return 0;
  let sizes = 0;
  let squares = 0;
  for (const { weights, biases } of layers) {
    for (let i = weights; i < biases; i++) {
      const w = parameters[i]!;
      sizes += Math.abs(w);
      squares += w * w;
    }
  }
  return l1 * sizes + (l2 / 2) * squares;
}

/** Adds l2 w, then l1 sign(w), to the gradient of each weight, rounded to float32; the slope of |w| at 0 is 0. */
export function addPenaltyGradient(
  parameters: Float32Array,
  layers: readonly Layer[],
  penalty: Penalty,
  gradient: Float32Array,
): void {
  const l1 = Math.fround(penalty.l1);
  const l2 = Math.fround(penalty.l2);
  for (const { weights, biases } of layers) {
    if (l2 !== 0) for (let i = weights; i < biases; i++) gradient[i]! += Math.fround(l2 * parameters[i]!);
    if (l1 !== 0) for (let i = weights; i < biases; i++) gradient[i]! += l1 * Math.sign(parameters[i]!);
  }
}
