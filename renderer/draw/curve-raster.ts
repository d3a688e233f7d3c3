import { blend, lineCover, type Raster } from './raster.ts';

/**
 * How a cubic curve that leaves and arrives level rises on its way, for every pixel column that it crosses: `rise` from 0 to
 * 1, and `slope`, the rise per column. All curves between the same two columns of units have it in common.
 */
export interface Rise {
  /** The first column. */
  readonly from: number;
  readonly rise: Float32Array;
  readonly slope: Float32Array;
}

/** The rise between `x1` and `x2`, with handles of `bend` px at most half as long as the way: then a column has one height. */
export function riseOf(x1: number, x2: number, bend: number): Rise {
  const from = Math.round(x1);
  const count = Math.max(0, Math.round(x2) - from);
  const rise = new Float32Array(count);
  const slope = new Float32Array(count);
  const way = x2 - x1;
  const handle = bend / way;
  // The curve's x at parameter t, as a share of the way, and its derivative.
  const along = (t: number) => 3 * handle * t * (1 - t) ** 2 + 3 * (1 - handle) * t * t * (1 - t) + t ** 3;
  const speed = (t: number) => 3 * handle * (1 - t) ** 2 + 6 * (1 - 2 * handle) * t * (1 - t) + 3 * handle * t * t;
  for (let i = 0; i < count; i++) {
    const share = Math.max(0, Math.min(1, (from + i + 0.5 - x1) / way));
    let [low, high] = [0, 1];
    for (let halving = 0; halving < 24; halving++) {
      const middle = (low + high) / 2;
      if (along(middle) < share) low = middle;
      else high = middle;
    }
    const t = (low + high) / 2;
    rise[i] = t * t * (3 - 2 * t);
    slope[i] = (6 * t * (1 - t)) / (speed(t) * way);
  }
  return { from, rise, slope };
}

export interface CurveStroke {
  readonly width: number;
  /** As `0xAABBGGRR`. */
  readonly colour: number;
  readonly alpha: number;
  /** Lengths of dash and gap along the curve; no gap for a solid line. */
  readonly dash: number;
  readonly gap: number;
}

/** Strokes a curve from height `y1` to `y2`, all in pixels: column by column, each pixel by its distance from the curve. */
export function strokeCurve(
  raster: Raster,
  { from, rise, slope }: Rise,
  y1: number,
  y2: number,
  stroke: CurveStroke,
): void {
  const { pixels, width, height } = raster;
  const { colour, width: thick, dash, gap } = stroke;
  const drop = y2 - y1;
  const reach = thick / 2 + 0.5;
  let strength = 256 * stroke.alpha;
  let phase = 0;
  const end = Math.min(rise.length, width - from);
  for (let i = Math.max(0, -from); i < end; i++) {
    const steepness = drop * slope[i]!;
    const length = Math.sqrt(1 + steepness * steepness);
    if (gap > 0) {
      phase += length;
      while (phase >= dash + gap) phase -= dash + gap;
      // Ends of dashes are smoothed over a pixel.
      const within = Math.min(phase, dash - phase) + 0.5;
      if (within <= 0) continue;
      strength = 256 * stroke.alpha * (within < 1 ? within : 1);
    }
    const y = y1 + drop * rise[i]! - 0.5;
    const top = y - reach * length;
    const first = top <= 0 ? 0 : (top + 1) | 0;
    const last = Math.min(height - 1, y + reach * length);
    // The same as `lineCover` at the distance from the curve, which within a column is as good as straight.
    const fall = strength / length;
    let rising = fall * (first - top);
    let falling = 2 * strength * reach - rising;
    const most = strength * (thick < 1 ? thick : 1);
    for (let row = first, at = first * width + from + i; row <= last; row++, at += width) {
      let cover = rising < falling ? rising : falling;
      if (cover > most) cover = most;
      rising += fall;
      falling -= fall;
      if (cover >= 1) pixels[at] = blend(pixels[at]!, colour, cover | 0);
    }
  }
}

/** Fills an arrow head that points right, its tip at (x, y). */
export function fillHead(raster: Raster, x: number, y: number, size: number, stroke: CurveStroke): void {
  const { pixels, width, height } = raster;
  const left = Math.max(0, Math.round(x - 1.2 * size));
  for (let column = left; column < Math.min(width, x); column++) {
    const thick = 1.5 * Math.max(0, x - column - 0.5);
    const first = Math.max(0, Math.ceil(y - thick / 2 - 1));
    const last = Math.min(height - 1, Math.floor(y + thick / 2));
    for (let row = first; row <= last; row++) {
      const cover = (256 * stroke.alpha * lineCover(Math.abs(row + 0.5 - y), thick)) | 0;
      const at = row * width + column;
      pixels[at] = blend(pixels[at]!, stroke.colour, cover);
    }
  }
}
