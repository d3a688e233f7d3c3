import { computed } from '@preact/signals';
import type { Brush } from './brush.ts';
import { mix, pixel, rgb } from './tokens.ts';

/** A grey picture: a byte a pixel, 0 the paper and 255 the ink, row by row. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The colours of the bytes 0 to 255, from paper to ink. */
export const greys = computed(() => {
  const [paper, ink] = [rgb('--paper'), rgb('--ink')];
  return Uint32Array.from({ length: 256 }, (_, byte) => pixel(mix(paper, ink, byte / 255)));
});

let scratch: { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } | undefined;

/** Paints a picture into a box. Where a pixel of it covers at least one of the screen, pixels stay crisp. */
export function paintPicture(
  context: Brush,
  { bytes, width, height }: Picture,
  box: { x: number; y: number; width: number; height: number },
): void {
  const { canvas, context: inner } = scratchOf(width, height);
  const image = inner.createImageData(width, height);
  const out = new Uint32Array(image.data.buffer);
  const palette = greys.value;
  for (let i = 0; i < out.length; i++) out[i] = palette[bytes[i]!]!;
  inner.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = box.width * context.getTransform().a < width;
  context.drawImage(canvas, box.x, box.y, box.width, box.height);
}

function scratchOf(width: number, height: number) {
  if (!scratch) {
    const canvas = new OffscreenCanvas(width, height);
    scratch = { canvas, context: canvas.getContext('2d')! };
  }
  const { canvas } = scratch;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  return scratch;
}
