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
