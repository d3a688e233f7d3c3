import type { Samples } from './engine.ts';
import type { Layer, Network } from './network.ts';
import { createNetwork64, derivatives64, type Network64 } from './network64.ts';

/** One sample's way through a network and back, in float64. Units are hidden and output ones, in layer order. */
export interface ChainRule {
  readonly layers: readonly Layer[];
  /** (inputs) and, of every unit, its sum and its output: (units). */
  readonly x: Float64Array;
  readonly a: Float64Array;
  readonly z: Float64Array;
  /** (outputs). */
  readonly t: Float64Array;
  /** dL/da of every unit: (units). */
  readonly delta: Float64Array;
}

/**
 * The chain rule for one sample (book, sections 5.2 to 5.6): dL/da = z - t at the outputs, whose loss belongs to their
 * activation, and dL/da = h'(a) * sum of w dL/da over the next layer in every unit before them.
 */
export function chainRule(network: Network, parameters: ArrayLike<number>, samples: Samples, index: number): ChainRule {
  const sample = createNetwork64(network);
  const { layers, x, a, z, t } = sample;
  const delta = new Float64Array(z.length);
  sample.forward(parameters, samples, index);
  backPropagate(sample, parameters, delta);
  return { layers, x, a, z, t, delta };
}

/** Writes dL/da of every unit, (units), for the sample that last went forward. */
export function backPropagate({ layers, z, t }: Network64, parameters: ArrayLike<number>, delta: Float64Array): void {
  const first = layers.at(-1)!.units;
  for (let k = 0; k < t.length; k++) delta[first + k] = z[first + k]! - t[k]!;
  for (let l = layers.length - 1; l > 0; l--) {
    const { inputs, outputs, weights, units } = layers[l]!;
    const below = layers[l - 1]!;
    if (below.activation === 'softmax') continue;
    const slope = derivatives64[below.activation];
    for (let i = 0; i < inputs; i++) {
      let back = 0;
      for (let j = 0; j < outputs; j++) back += parameters[weights + i * outputs + j]! * delta[units + j]!;
      delta[below.units + i] = back * slope(z[below.units + i]!);
    }
  }
}

/** dL/dw = z dL/da for a weight, dL/da for a bias: of the parameter at a place of the flat array. */
export function slopeOf({ layers, x, z, delta }: ChainRule, parameter: number): number {
  const l = layers.findLastIndex((layer) => layer.weights <= parameter);
  const { inputs, outputs, weights, biases, units } = layers[l]!;
  if (parameter >= biases) return delta[units + parameter - biases]!;
  const source = Math.floor((parameter - weights) / outputs);
  const input = l === 0 ? x[source]! : z[units - inputs + source]!;
  return input * delta[units + ((parameter - weights) % outputs)]!;
}
