import { addScaled } from './add-scaled.ts';
import { backPropagate } from './chain-rule.ts';
import type { Samples } from './engine.ts';
import type { Network } from './network.ts';
import { createNetwork64 } from './network64.ts';
import type { Penalty } from './penalty.ts';

/**
 * Gradient of the mean loss with penalty over some samples, by back-propagation in float64, one sample after the other:
 * (parameters). Slow and plain; numerical gradients and the float32 engines are measured against it.
 */
export function referenceGradient(
  network: Network,
  parameters: ArrayLike<number>,
  samples: Samples,
  indices: Uint32Array,
  penalty: Penalty,
): Float64Array {
  const sample = createNetwork64(network);
  const { layers, x, z } = sample;
  const gradient = new Float64Array(parameters.length);
  const delta = new Float64Array(z.length);
  for (const index of indices) {
    sample.forward(parameters, samples, index);
    backPropagate(sample, parameters, delta);
    for (const [l, { inputs, outputs, weights, biases, units }] of layers.entries()) {
      const below = l === 0 ? x : z.subarray(units - inputs, units);
      const share = delta.subarray(units, units + outputs).map((one) => one / indices.length);
      for (let j = 0; j < outputs; j++) gradient[biases + j]! += share[j]!;
      for (let i = 0; i < inputs; i++) {
        const zi = below[i]!;
        if (zi === 0) continue;
        addScaled(gradient, weights + i * outputs, zi, share, 0, outputs);
      }
    }
  }
  for (const { weights, biases } of layers) {
    for (let i = weights; i < biases; i++) {
      const w = parameters[i]!;
      gradient[i]! += penalty.l2 * w + penalty.l1 * Math.sign(w);
    }
  }
  return gradient;
}
