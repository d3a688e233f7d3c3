import { t, whole } from '../../text.ts';
import { layerName } from './layer-name.ts';
import type { Parameter } from './parameter.ts';
import type { Shape } from './shape-on-screen.ts';

/** What a parameter is called where nothing beside it says so: “Hidden 1, neuron 2, weight 3”. */
export function parameterName(shape: Shape, { unit: { layer, index }, source }: Parameter): string {
  const unit = t().unitName(layerName(shape, layer), whole(index + 1));
  return source === 'bias' ? t().biasOf(unit) : t().weightOf(unit, whole(source + 1));
}

/** The same in the letters of the book, row and column from 1: “W1(3, 2)”, “b1(2)”. */
export function parameterSign({ unit: { layer, index }, source }: Parameter): string {
  const column = whole(index + 1);
  return source === 'bias' ? `b${layer}(${column})` : `W${layer}(${whole(source + 1)}, ${column})`;
}
