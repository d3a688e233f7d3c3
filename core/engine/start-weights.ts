import { createRandom } from '../random.ts';
import type { Initialisation } from './engine.ts';
import { layersOf, type Network, parameterCount } from './network.ts';

/** Stream of a run's seed that start weights are drawn from. */
const STREAM = 1;

/** Standard deviation of a layer's start weights: the number itself, sqrt(1 / inputs) or sqrt(2 / inputs). */
function startDeviation(initialisation: Initialisation, inputs: number): number {
  switch (initialisation) {
    case 'xavier': // Glorot and Bengio, 2010, in the one-sided form of the book's section 6.2
      return Math.sqrt(1 / inputs);
    case 'he': // He et al., 2015
      return Math.sqrt(2 / inputs);
    default:
      initialisation satisfies number;
      return initialisation;
  }
}

/** Fresh parameters (flat): weights normal around 0, drawn in the order in which they lie; biases 0. */
export function startWeights(network: Network, initialisation: Initialisation, seed: number): Float32Array {
  const random = createRandom(seed, STREAM);
  const parameters = new Float32Array(parameterCount(network));
  for (const layer of layersOf(network)) {
    const deviation = startDeviation(initialisation, layer.inputs);
    for (let i = layer.weights; i < layer.biases; i++) parameters[i] = deviation * random.normal();
  }
  return parameters;
}
