import { computed } from '@preact/signals';
import { mix, pixel, type Rgb, rgb } from '../draw/tokens.ts';

/** Colours of the loss from low to high. */
const stopCount = 9;
export const heightStops = computed(() => Array.from({ length: stopCount }, (_, i) => rgb(`--height-${i}`)));

function heightColour(tone: number): Rgb {
  const at = Math.max(0, Math.min(1, tone)) * (stopCount - 1);
  const below = Math.min(stopCount - 2, Math.floor(at));
  return mix(heightStops.value[below]!, heightStops.value[below + 1]!, at - below);
}

/** Pixels of 1,024 tones from 0 to 1. */
export const heightPixels = computed(() => Uint32Array.from({ length: 1024 }, (_, i) => pixel(heightColour(i / 1023))));

/** Light from behind on the left: right, up, towards the viewer. Makes slopes visible, in relief and on the mesh. */
export const light = [-0.45, 0.82, -0.35] as const;
/** A colour part c under light of strength s is c (ambient + lit s) + gloss s, in bytes. */
export const shading = { ambient: 0.62, lit: 0.46, gloss: 10, steepness: 1.1 } as const;
