import { differenceStep } from './central-difference.ts';
import { activationDifferences, lossDifferences } from './differences.ts';
import type { Samples } from './engine.ts';
import type { Layer, Network } from './network.ts';
import { createNetwork64 } from './network64.ts';
import type { Penalty } from './penalty.ts';

/** Gradient of the mean loss with penalty over some samples, by differences of h: float64, (parameters). */
export type NumericalGradient = (
  network: Network,
  parameters: ArrayLike<number>,
  samples: Samples,
  indices: Uint32Array,
  penalty: Penalty,
  h?: number,
) => Float64Array;

/**
 * (L(w + h) - L(w - h)) / 2h for every parameter w: gradient of the mean loss with penalty over some samples, float64,
 * (parameters).
 *
 * Not two forward passes for each parameter: W[i, j] moves nothing but the sum of unit j, by h times the input i. So one
 * pass a sample gives all sums, and each parameter costs what lies above its unit; where the input is 0, nothing.
 */
export const numericalGradient: NumericalGradient = (
  network,
  parameters,
  samples,
  indices,
  penalty,
  h = differenceStep,
) => {
  const { layers, x, a, z, t, forward } = createNetwork64(network);
  const last = layers.length - 1;
  const lossDifference = lossDifferences[network.loss];
  const outputs = z.subarray(layers[last]!.units);
  /** How far the sums of each layer move. */
  const moves = layers.map((layer) => new Float64Array(layer.outputs));
  const gradient = new Float64Array(parameters.length);

  /** Change of the sample's loss when the sum of unit j of layer l moves by `move`. */
  function change(l: number, j: number, move: number): number {
    moves[l]![j] = move;
    if (l === last) return lossDifference(outputs, t, moves[l]!, j, j + 1);
    return changeAbove(l, j, j + 1);
  }

  /** Change of the loss when the sums of units `from` up to `to` of hidden layer l move by `moves[l]`. */
  function changeAbove(l: number, from: number, to: number): number {
    const { activation, units } = layers[l]!;
    const { weights, outputs: width } = layers[l + 1]!;
    if (activation === 'softmax') return 0;
    const difference = activationDifferences[activation];
    const above = moves[l + 1]!;
    above.fill(0);
    let moved = false;
    for (let i = from; i < to; i++) {
      const dz = difference(a[units + i]!, z[units + i]!, moves[l]![i]!);
      if (dz === 0) continue;
      moved = true;
      const w = weights + i * width;
      for (let j = 0; j < width; j++) above[j]! += dz * parameters[w + j]!;
    }
    if (!moved) return 0;
    return l + 1 === last ? lossDifference(outputs, t, above, 0, width) : changeAbove(l + 1, 0, width);
  }

  for (const index of indices) {
    forward(parameters, samples, index);
    for (const [l, { inputs, outputs: width, weights, biases, units }] of layers.entries()) {
      const below = l === 0 ? x : z.subarray(units - inputs, units);
      for (let j = 0; j < width; j++) {
        gradient[biases + j]! += change(l, j, h) - change(l, j, -h);
      }
      for (let i = 0; i < inputs; i++) {
        const move = h * below[i]!;
        if (move === 0) continue;
        const w = weights + i * width;
        for (let j = 0; j < width; j++) gradient[w + j]! += change(l, j, move) - change(l, j, -move);
      }
    }
  }
  finishDifferences(gradient, layers, parameters, indices.length, penalty, h);
  return gradient;
};

/** Turns sums of L(w + h) - L(w - h) over `count` samples into the gradient of the mean loss with penalty, in place. */
export function finishDifferences(
  gradient: Float64Array,
  layers: readonly Layer[],
  parameters: ArrayLike<number>,
  count: number,
  penalty: Penalty,
  h: number,
): void {
  for (let i = 0; i < gradient.length; i++) gradient[i]! /= 2 * h * count;
  for (const { weights, biases } of layers) {
    for (let i = weights; i < biases; i++) gradient[i]! += penaltySlope(parameters[i]!, penalty, h);
  }
}

/** The penalty's own central difference: l2 w, and for l1 the share of [w - h, w + h] above 0 less that below. */
function penaltySlope(w: number, { l1, l2 }: Penalty, h: number): number {
  return l2 * w + l1 * Math.max(-1, Math.min(1, w / h));
}
