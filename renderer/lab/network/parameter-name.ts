import { t, whole } from '../../text.ts';
import { layerName } from './layer-name.ts';
import type { Parameter } from './parameter.ts';
import type { Shape } from './shape-on-screen.ts';

/** What a parameter is called where nothing beside it says so: “Hidden 1, neuron 2, weight 3”. */
export function parameterName(shape: Shape, { unit: { layer, index }, source }: Parameter): string {
  const unit = t().unitName(layerName(shape, layer), whole(index + 1));
  return source === 'bias' ? t().biasOf(unit) : t().weightOf(unit, whole(source + 1));
}
