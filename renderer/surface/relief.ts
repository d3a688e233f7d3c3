import { bandOf } from '../../core/surface/height-scale.ts';
import { heightPixels } from './height-colours.ts';
import { type HeightField, heightAt } from './height-field.ts';
import { light, shading } from './shading.ts';

/** Side of the picture that is painted and then scaled, in pixels. */
const pixels = 256;

interface Look {
  /** Tones between which the colour is one; without them it is smooth. */
  readonly edges?: readonly number[] | undefined;
  /** Whether slopes are shaded, as if lit from the upper left. */
  readonly shaded: boolean;
}

let scratch: { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D; image: ImageData } | undefined;
let painted: { field: HeightField; look: string; palette: Uint32Array } | undefined;

/** Paints tones as seen from above into a square, y upwards; a hole shows what is below. */
export function paintHeights(
  context: CanvasRenderingContext2D,
  field: HeightField,
  look: Look,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  if (!scratch) {
    const canvas = new OffscreenCanvas(pixels, pixels);
    const inner = canvas.getContext('2d')!;
    scratch = { canvas, context: inner, image: inner.createImageData(pixels, pixels) };
  }
  const { canvas, context: inner, image } = scratch;
  const wanted = { field, look: JSON.stringify(look), palette: heightPixels.value };
  if (painted?.field !== field || painted.look !== wanted.look || painted.palette !== wanted.palette) {
    writePixels(new Uint32Array(image.data.buffer), field, look, wanted.palette);
    inner.putImageData(image, 0, 0);
    painted = wanted;
  }
  context.imageSmoothingEnabled = true;
  context.drawImage(canvas, x, y, side, side);
}

function writePixels(out: Uint32Array, field: HeightField, { edges, shaded }: Look, palette: Uint32Array): void {
  const tones = Array.from(palette, (_, i) => i / (palette.length - 1));
  const colours = edges ? tones.map((tone) => colourOf(palette, bandOf(edges, tone))) : palette;
  const step = 2 / (pixels - 1);
  for (let row = 0; row < pixels; row++) {
    for (let column = 0; column < pixels; column++) {
      const [px, py] = [column * step - 1, 1 - row * step];
      const tone = heightAt(field, px, py);
      const at = row * pixels + column;
      if (Number.isNaN(tone)) {
        out[at] = 0;
        continue;
      }
      const colour = colourOf(colours, tone);
      if (!shaded) {
        out[at] = colour;
        continue;
      }
      const right = (heightAt(field, px + step, py) - tone) / step;
      const up = (heightAt(field, px, py + step) - tone) / step;
      out[at] = lit(colour, right, up);
    }
  }
}

const colourOf = (colours: ArrayLike<number>, tone: number): number =>
  colours[Math.round(Math.max(0, Math.min(1, tone)) * (colours.length - 1))]!;

/** A pixel's colour on a slope; where a neighbour is a hole, as on the level. */
function lit(colour: number, right: number, up: number): number {
  const [sx, sy] = [right, up].map((slope) => (Number.isFinite(slope) ? shading.steepness * slope : 0)) as [
    number,
    number,
  ];
  const strength = (-sx * light[0] + light[1] + sy * light[2]) / Math.hypot(sx, sy, 1);
  const part = (shift: number) => {
    const byte = (colour >>> shift) & 255;
    return Math.max(0, Math.min(255, byte * (shading.ambient + shading.lit * strength) + shading.gloss * strength));
  };
  return (255 << 24) | (part(16) << 16) | (part(8) << 8) | part(0);
}
