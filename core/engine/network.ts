import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';

/** From simple to complex; the order of menus. */
export const activationNames = ['identity', 'step', 'sigmoid', 'tanh', 'relu'] as const;
export type ActivationName = (typeof activationNames)[number];

export const lossNames = ['squared-error', 'binary-cross-entropy', 'cross-entropy'] as const;
export type LossName = (typeof lossNames)[number];

/** The output layer's activation follows from the loss. */
export const outputActivation = {
  'squared-error': 'identity',
  'binary-cross-entropy': 'sigmoid',
  'cross-entropy': 'softmax',
} as const satisfies Record<LossName, ActivationName | 'softmax'>;

/** The form of a network: dense layers, one after the other. */
export interface Network {
  /** Inputs, units of each hidden layer, outputs. */
  readonly sizes: readonly number[];
  /** One for each hidden layer: `sizes.length - 2`. */
  readonly activations: readonly ActivationName[];
  readonly loss: LossName;
}

/** One dense layer and where its parameters lie in the flat array. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: ActivationName | 'softmax';
  /** Offset of W, (inputs, outputs) row-major: W[i, j] is at `weights + i * outputs + j`. */
  readonly weights: number;
  /** Offset of b, (outputs). */
  readonly biases: number;
  /** Offset of this layer's first unit among all units (hidden and output), in layer order. */
  readonly units: number;
}

/** The layers of a network, first to last. Throws a `shape` or `limit` error when the network cannot be built. */
export function layersOf(network: Network): readonly Layer[] {
  const { sizes, activations, loss } = network;
  if (sizes.length < 2) throw new LabError('shape', `a network needs inputs and outputs, not ${sizes.length} sizes`);
  if (sizes.length - 1 > limits.layers) {
    throw new LabError('limit', `${sizes.length - 1} layers: at most ${limits.layers} are allowed`);
  }
  if (activations.length !== sizes.length - 2) {
    throw new LabError('shape', `${activations.length} activations for ${sizes.length - 2} hidden layers`);
  }
  const layers: Layer[] = [];
  let weights = 0;
  let units = 0;
  for (let l = 0; l < sizes.length; l++) {
    const size = sizes[l]!;
    if (!Number.isInteger(size) || size < 1 || size > limits.units) {
      throw new LabError('limit', `layer ${l} has ${size} units: a whole number from 1 to ${limits.units} is expected`);
    }
    if (l === 0) continue;
    const inputs = sizes[l - 1]!;
    const biases = weights + inputs * size;
    layers.push({
      inputs,
      outputs: size,
      activation: activations[l - 1] ?? outputActivation[loss],
      weights,
      biases,
      units,
    });
    weights = biases + size;
    units += size;
  }
  if (weights > limits.parameters) {
    throw new LabError('limit', `${weights} parameters: at most ${limits.parameters} are allowed`);
  }
  return layers;
}

/** Numbers that training changes: all weights and biases. */
export function parameterCount(network: Network): number {
  const last = layersOf(network).at(-1)!;
  return last.biases + last.outputs;
}

/** Units of all hidden layers and of the output layer. */
export function unitCount(network: Network): number {
  const last = layersOf(network).at(-1)!;
  return last.units + last.outputs;
}
