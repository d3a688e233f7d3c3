import { computed } from '@preact/signals';
import type { Brush } from './brush.ts';
import { places, type Square } from './map-grid.ts';
import type { Raster } from './raster.ts';
import { mix, pixel, rgb, size } from './tokens.ts';

/** Strengths of the hatch that lies over negative areas: none, half, full. */
const hatchLevels = 3;
const shades = 256;
/** Colours for one strength of the hatch: of the values -1 to 1. */
const span = 2 * shades + 1;

/** Colours of the values -1 to 1 for each strength of the hatch: (hatchLevels, span). */
const palettes = computed(() => {
  const paper = rgb('--paper');
  const negative = rgb('--neg-map');
  const positive = rgb('--pos-map');
  const deep = rgb('--neg');
  const strength = size('--hatch');
  return (most: number) =>
    Uint32Array.from({ length: hatchLevels * span }, (_, at) => {
      const level = Math.floor(at / span);
      const value = (at % span) / shades - 1;
      const share = most * Math.abs(value) ** 0.85;
      const flat = mix(paper, value < 0 ? negative : positive, share);
      const hatch = value < 0 ? (level / (hatchLevels - 1)) * strength * Math.min(1, share * 1.6) : 0;
      return pixel(mix(flat, deep, hatch));
    });
});

const made = new Map<number, { from: unknown; palette: Uint32Array }>();

function paletteFor(most: number): Uint32Array {
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
  context: Brush,
  values: Float32Array,
  grid: number,
  { x, y, side }: { x: number; y: number; side: number },
  look: MapLook,
): void {
  const ratio = context.getTransform().a;
  const pixels = Math.max(1, Math.round(side * ratio));
  const { image, raster } = sheetOf(pixels);
  fillSignedMap(raster, { left: 0, top: 0, side: pixels }, values, grid, look, ratio);
  context.putImageData(image, Math.round(x * ratio), Math.round(y * ratio));
}

/** Writes the same into a square of a raster, as far as it lies on it; `ratio` pixels make one CSS px. */
export function fillSignedMap(
  { pixels, width, height }: Raster,
  { left, top, side }: Square,
  values: Float32Array,
  grid: number,
  { hatch, most }: MapLook,
  ratio: number,
): void {
  const palette = paletteFor(most);
  const { low, share } = places(side, grid);
  const hatched = hatchOf(side, hatch, ratio);
  const [begin, end] = [Math.max(0, -left), Math.min(side, width - left)];
  for (let row = Math.max(0, -top); row < Math.min(side, height - top); row++) {
    const fromBelow = side - 1 - row;
    const bottom = low[fromBelow]! * grid;
    const up = share[fromBelow]!;
    const out = (top + row) * width + left;
    for (let column = begin; column < end; column++) {
      const at = bottom + low[column]!;
      const right = share[column]!;
      const under = values[at]! + (values[at + 1]! - values[at]!) * right;
      const over = values[at + grid]! + (values[at + grid + 1]! - values[at + grid]!) * right;
      const value = under + (over - under) * up;
      const shade = value > 1 ? 2 * shades : value > -1 ? ((value + 1) * shades) | 0 : 0;
      pixels[out + column] = palette[value < 0 ? shade + hatched[row + column]! : shade]!;
    }
  }
}

/** Every pixel of a sheet is written each time, so maps of one size share it. */
const sheets = new Map<number, { image: ImageData; raster: Raster }>();

function sheetOf(pixels: number) {
  const known = sheets.get(pixels);
  if (known) return known;
  const image = new ImageData(pixels, pixels);
  const sheet = { image, raster: { pixels: new Uint32Array(image.data.buffer), width: pixels, height: pixels } };
  sheets.set(pixels, sheet);
  return sheet;
}

const knownHatches = new Map<string, Uint16Array>();

/** By row + column: where the palette of the hatch's strength begins. */
function hatchOf(side: number, hatch: number, ratio: number): Uint16Array {
  const key = `${side}/${hatch}/${ratio}`;
  const done = knownHatches.get(key);
  if (done) return done;
  const period = hatch * ratio * Math.SQRT2;
  const levels = Uint16Array.from({ length: 2 * side }, (_, diagonal) => {
    if (period === 0) return 0;
    const off = Math.abs((diagonal % period) - period / 2);
    return span * (off < 0.5 * ratio ? 2 : off < 1.1 * ratio ? 1 : 0);
  });
  knownHatches.set(key, levels);
  return levels;
}
