import { exp } from '../elementary.ts';
import { addScaled } from './add-scaled.ts';
import type { Samples } from './engine.ts';
import { type ActivationName, type Layer, layersOf, type Network, unitCount } from './network.ts';

/** The activations in float64: what gradients are checked with. */
const activations64: Record<ActivationName, (a: number) => number> = {
  identity: (a) => a,
  step: (a) => (a > 0 ? 1 : 0),
  sigmoid: (a) => 1 / (1 + exp(-a)),
  tanh: (a) => 1 - 2 / (exp(2 * a) + 1),
  relu: (a) => Math.max(a, 0),
};

/** Their derivatives h'(a), from z = h(a). Those of step and relu at 0 are 0, as in the book (section 5.5). */
export const derivatives64: Record<ActivationName, (z: number) => number> = {
  identity: () => 1,
  step: () => 0,
  sigmoid: (z) => z * (1 - z),
  tanh: (z) => 1 - z * z,
  relu: (z) => (z > 0 ? 1 : 0),
};

function softmax(a: Float64Array, z: Float64Array, from: number, to: number): void {
  let max = -Infinity;
  for (let k = from; k < to; k++) max = Math.max(max, a[k]!);
  let sum = 0;
  for (let k = from; k < to; k++) sum += z[k] = exp(a[k]! - max);
  for (let k = from; k < to; k++) z[k]! /= sum;
}

/** A network in float64, one sample at a time: sums and outputs of all units, in layer order. */
export interface Network64 {
  readonly layers: readonly Layer[];
  readonly x: Float64Array;
  readonly a: Float64Array;
  readonly z: Float64Array;
  readonly t: Float64Array;
  /** Takes a sample's inputs x and targets t and writes a and z. */
  forward(parameters: ArrayLike<number>, samples: Samples, index: number): void;
}

/** A float64 network with its own memory. */
export function createNetwork64(network: Network): Network64 {
  const layers = layersOf(network);
  const x = new Float64Array(layers[0]!.inputs);
  const a = new Float64Array(unitCount(network));
  const z = new Float64Array(a.length);
  const t = new Float64Array(layers.at(-1)!.outputs);

  function forward(parameters: ArrayLike<number>, samples: Samples, index: number): void {
    const scale = samples.inputs instanceof Uint8Array ? 255 : 1;
    for (let i = 0; i < x.length; i++) x[i] = samples.inputs[index * x.length + i]! / scale;
    for (let k = 0; k < t.length; k++) t[k] = samples.targets[index * t.length + k]!;
    let below: Float64Array = x;
    for (const { inputs, outputs, activation, weights, biases, units } of layers) {
      const sums = a.subarray(units, units + outputs);
      for (let j = 0; j < outputs; j++) sums[j] = parameters[biases + j]!;
      for (let i = 0; i < inputs; i++) {
        const xi = below[i]!;
        if (xi === 0) continue;
        addScaled(sums, 0, xi, parameters, weights + i * outputs, outputs);
      }
      below = z.subarray(units, units + outputs);
      if (activation === 'softmax') softmax(a, z, units, units + outputs);
      else for (let j = 0; j < outputs; j++) below[j] = activations64[activation](sums[j]!);
    }
  }
  return { layers, x, a, z, t, forward };
}
