import type { Brush } from '../../draw/brush.ts';
import { type Rgb, rgb } from '../../draw/tokens.ts';

/** Colour of a class that wins with the whole of the outputs, as a share between the paper and the class. */
const strongest = 0.6;

let scratch:
  | { grid: number; canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D; image: ImageData }
  | undefined;

/**
 * Paints a square map of several classes: the colour of the class with the largest output, paler the closer the second one
 * is, so that borders between classes are the paper. Maps are (classes, grid, grid), row 0 at the bottom.
 */
export function paintClassMap(
  context: Brush,
  maps: Float32Array,
  grid: number,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const points = grid * grid;
  const classes = maps.length / points;
  const paper = rgb('--paper');
  const colours: readonly Rgb[] = Array.from({ length: classes }, (_, i) => rgb(`--class-${i % 10}`));
  const { canvas, context: inner, image } = scratchOf(grid);
  for (let row = 0; row < grid; row++) {
    for (let column = 0; column < grid; column++) {
      const at = row * grid + column;
      let first = 0;
      let second = Number.NEGATIVE_INFINITY;
      for (let c = 1; c < classes; c++) {
        const value = maps[c * points + at]!;
        if (value > maps[first * points + at]!) {
          second = maps[first * points + at]!;
          first = c;
        } else if (value > second) second = value;
      }
      const share = strongest * Math.min(1, maps[first * points + at]! - second);
      const out = 4 * ((grid - 1 - row) * grid + column);
      for (let part = 0; part < 3; part++) {
        image.data[out + part] = paper[part]! + (colours[first]![part]! - paper[part]!) * share;
      }
      image.data[out + 3] = 255;
    }
  }
  inner.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(canvas, x, y, side, side);
}

function scratchOf(grid: number) {
  if (scratch?.grid === grid) return scratch;
  const canvas = new OffscreenCanvas(grid, grid);
  const context = canvas.getContext('2d')!;
  scratch = { grid, canvas, context, image: context.createImageData(grid, grid) };
  return scratch;
}
