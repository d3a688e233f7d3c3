import { computed } from '@preact/signals';
import { mix, pixel, rgb, size } from './tokens.ts';

/** Strengths of the hatch that lies over negative areas: none, half, full. */
const hatchLevels = 3;
const shades = 256;

/** Colours of the values -1 to 1 for each strength of the hatch: (hatchLevels, 2 * shades + 1). */
const palettes = computed(() => {
  const paper = rgb('--paper');
  const negative = rgb('--neg-map');
  const positive = rgb('--pos-map');
  const deep = rgb('--neg');
  const strength = size('--hatch');
  return (most: number) =>
    Array.from({ length: hatchLevels }, (_, level) =>
      Uint32Array.from({ length: 2 * shades + 1 }, (_, i) => {
        const value = i / shades - 1;
        const share = most * Math.abs(value) ** 0.85;
        const flat = mix(paper, value < 0 ? negative : positive, share);
        const hatch = value < 0 ? (level / (hatchLevels - 1)) * strength * Math.min(1, share * 1.6) : 0;
        return pixel(mix(flat, deep, hatch));
      }),
    );
});

const made = new Map<number, { from: unknown; palette: Uint32Array[] }>();

function paletteFor(most: number): Uint32Array[] {
  const make = palettes.value;
  const known = made.get(most);
  if (known?.from === make) return known.palette;
  const palette = make(most);
  made.set(most, { from: make, palette });
  return palette;
}

export interface MapLook {
  /** Distance between hatch lines in CSS px; 0 for none. */
  readonly hatch: number;
  /** Saturation of the value 1, 0 to 1. */
  readonly most: number;
}

/**
 * Paints a square map of values from -1 to 1: zero is the paper, negative areas carry a hatch as well as a hue. The grid is
 * (grid, grid) with row 0 at the bottom, and is smoothed between its points.
 */
export function paintSignedMap(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  grid: number,
  { x, y, side }: { x: number; y: number; side: number },
  { hatch, most }: MapLook,
): void {
  const ratio = context.getTransform().a;
  const pixels = Math.max(1, Math.round(side * ratio));
  const image = sheetOf(context, pixels);
  const out = new Uint32Array(image.data.buffer);
  const palette = paletteFor(most);
  const { low, share } = places(pixels, grid);
  const period = hatch * ratio * Math.SQRT2;
  for (let row = 0; row < pixels; row++) {
    const fromBelow = pixels - 1 - row;
    const bottom = low[fromBelow]! * grid;
    const up = share[fromBelow]!;
    for (let column = 0; column < pixels; column++) {
      const at = bottom + low[column]!;
      const right = share[column]!;
      const under = values[at]! + (values[at + 1]! - values[at]!) * right;
      const over = values[at + grid]! + (values[at + grid + 1]! - values[at + grid]!) * right;
      const value = under + (over - under) * up;
      const shade = value > 1 ? 2 * shades : value > -1 ? ((value + 1) * shades) | 0 : 0;
      let level = 0;
      if (value < 0 && period > 0) {
        const off = Math.abs(((row + column) % period) - period / 2);
        level = off < 0.5 * ratio ? 2 : off < 1.1 * ratio ? 1 : 0;
      }
      out[row * pixels + column] = palette[level]![shade]!;
    }
  }
  context.putImageData(image, Math.round(x * ratio), Math.round(y * ratio));
}

/** Every pixel of a sheet is written each time, so maps of one size share it. */
const sheets = new Map<number, ImageData>();

function sheetOf(context: CanvasRenderingContext2D, pixels: number): ImageData {
  const sheet = sheets.get(pixels) ?? context.createImageData(pixels, pixels);
  sheets.set(pixels, sheet);
  return sheet;
}

const known = new Map<string, { low: Uint16Array; share: Float32Array }>();

/** For every pixel along a side: the grid point before it and how far it is on the way to the next. */
function places(pixels: number, grid: number): { low: Uint16Array; share: Float32Array } {
  const key = `${pixels}/${grid}`;
  const done = known.get(key);
  if (done) return done;
  const low = new Uint16Array(pixels);
  const share = new Float32Array(pixels);
  for (let i = 0; i < pixels; i++) {
    const at = Math.max(0, Math.min(grid - 1.001, ((i + 0.5) / pixels) * grid - 0.5));
    low[i] = Math.floor(at);
    share[i] = at - low[i]!;
  }
  const result = { low, share };
  known.set(key, result);
  return result;
}
