import type { Unit } from '../../store/lab.ts';
import type { Shape } from './shape-on-screen.ts';

/** One number that training changes: a unit's weight of a source in the layer before, or its bias. */
export interface Parameter {
  readonly unit: Unit;
  readonly source: number | 'bias';
}

/** Its place in the flat parameters. */
export function placeOf({ layers }: Shape, { unit: { layer, index }, source }: Parameter): number {
  const { weights, biases, outputs } = layers[layer - 1]!;
  return source === 'bias' ? biases + index : weights + source * outputs + index;
}
