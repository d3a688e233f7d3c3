import type { Samples } from './engine.ts';
import type { ActivationName, Network } from './network.ts';
import { createNetwork64 } from './network64.ts';
import type { Penalty } from './penalty.ts';

const derivatives: Record<ActivationName, (z: number) => number> = {
  identity: () => 1,
  step: () => 0,
  sigmoid: (z) => z * (1 - z),
  tanh: (z) => 1 - z * z,
  relu: (z) => (z > 0 ? 1 : 0),
};

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
  const { layers, x, z, t, forward } = createNetwork64(network);
  const gradient = new Float64Array(parameters.length);
  const delta = new Float64Array(z.length);
  for (const index of indices) {
    forward(parameters, samples, index);
    const outputs = layers.at(-1)!.units;
    for (let k = 0; k < t.length; k++) delta[outputs + k] = (z[outputs + k]! - t[k]!) / indices.length;
    for (let l = layers.length - 1; l >= 0; l--) {
      const layer = layers[l]!;
      const below = layers[l - 1];
      for (let j = 0; j < layer.outputs; j++) {
        gradient[layer.biases + j]! += delta[layer.units + j]!;
      }
      for (let i = 0; i < layer.inputs; i++) {
        const zi = below ? z[below.units + i]! : x[i]!;
        let back = 0;
        for (let j = 0; j < layer.outputs; j++) {
          const w = layer.weights + i * layer.outputs + j;
          gradient[w]! += zi * delta[layer.units + j]!;
          back += parameters[w]! * delta[layer.units + j]!;
        }
        if (below && below.activation !== 'softmax') {
          delta[below.units + i] = back * derivatives[below.activation](zi);
        }
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
