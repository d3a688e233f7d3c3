import { layersOf, type Network } from '../engine/network.ts';
import type { Random } from '../random.ts';

/**
 * A random direction in which a step of 1 changes every neuron by as much as it is large (Li et al., Visualizing the Loss
 * Landscape of Neural Nets, 2018): for each neuron, normal numbers over its weights (a column of W) and bias, scaled to
 * the length of those. Without this, a network of large weights would look flat and one of small weights steep.
 */
export function filterNormalised(network: Network, parameters: Float32Array, random: Random): Float64Array {
  const direction = new Float64Array(parameters.length);
  for (const { inputs, outputs, weights, biases } of layersOf(network)) {
    for (let j = 0; j < outputs; j++) {
      const place = (i: number) => (i < inputs ? weights + i * outputs + j : biases + j);
      let [own, drawn] = [0, 0];
      for (let i = 0; i <= inputs; i++) {
        const normal = random.normal();
        direction[place(i)] = normal;
        own += parameters[place(i)]! ** 2;
        drawn += normal ** 2;
      }
      const scale = Math.sqrt(own / drawn);
      for (let i = 0; i <= inputs; i++) direction[place(i)]! *= scale;
    }
  }
  return direction;
}
