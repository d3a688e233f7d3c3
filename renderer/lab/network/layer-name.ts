import { t, whole } from '../../text.ts';
import type { Shape } from './shape-on-screen.ts';

/** What a layer is called: layer 0 is the input, the last one the output. */
export function layerName({ network: { sizes } }: Shape, layer: number): string {
  if (layer === 0) return t().input;
  return layer === sizes.length - 1 ? t().output : t().hidden(whole(layer));
}
