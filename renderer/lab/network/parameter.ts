import type { Unit } from '../../store/lab.ts';
import type { Shape } from './shape-on-screen.ts';

/** One number that training changes: a unit's weight of a source in the layer before, or its bias. */
export interface Parameter {
  readonly unit: Unit;
  readonly source: number | 'bias';
}

/** Whether a network has it: a tip may outlive the neuron it tells about. */
export function hasParameter({ layers }: Shape, { unit: { layer, index }, source }: Parameter): boolean {
  const { inputs, outputs } = layers[layer - 1] ?? { inputs: 0, outputs: 0 };
  return index < outputs && (source === 'bias' || source < inputs);
}

/** Its place in the flat parameters. */
export function placeOf({ layers }: Shape, { unit: { layer, index }, source }: Parameter): number {
  const { weights, biases, outputs } = layers[layer - 1]!;
  return source === 'bias' ? biases + index : weights + source * outputs + index;
}

/** The parameter at a place of the flat array; undefined where the network has none. */
export function parameterAt({ layers }: Pick<Shape, 'layers'>, place: number): Parameter | undefined {
  const l = layers.findIndex(({ biases, outputs }) => place < biases + outputs);
  const layer = layers[l];
  if (!layer) return undefined;
  const { weights, biases, outputs } = layer;
  const unit = (index: number) => ({ layer: l + 1, index });
  if (place >= biases) return { unit: unit(place - biases), source: 'bias' };
  return { unit: unit((place - weights) % outputs), source: Math.floor((place - weights) / outputs) };
}
