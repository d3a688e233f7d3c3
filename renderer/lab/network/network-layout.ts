import { type ColumnFit, fieldGap, fitColumn } from './column-fit.ts';

/** A box on the page and the sizes that drawing in it goes by, all in px. */
export interface StageMeasures {
  readonly width: number;
  readonly height: number;
  readonly tile: number;
  readonly control: number;
  readonly text: number;
}

/** What is laid out. */
export interface NetworkPlan {
  readonly sizes: readonly number[];
  /** The input is one picture of this many pixels. */
  readonly image?: { readonly width: number; readonly height: number } | undefined;
  /** Units have maps over the plane. */
  readonly maps: boolean;
  /** Beside the outputs stand bars and class names. */
  readonly classes: boolean;
  /** Height of the tallest warnings under a column, in px. */
  readonly warnings?: number;
  /** For each layer, the unit that must be seen when not all of them can be. */
  readonly seen: readonly number[];
}

/** One unit: the middle of its tile, and the height at which its edges leave its column and come in. */
export interface Place {
  readonly unit: number;
  readonly x: number;
  readonly y: number;
  readonly port: number;
}

export interface Column {
  readonly layer: number;
  readonly size: number;
  /** Middle of the column; left and right are where edges come in and go out. */
  readonly x: number;
  readonly left: number;
  readonly right: number;
  /** Side of a tile. */
  readonly tile: number;
  readonly pitch: number;
  readonly across: number;
  readonly places: readonly Place[];
  readonly gaps: readonly { readonly y: number; readonly skipped: number }[];
  /** The one picture that stands for all inputs; `places` are then its pixels. */
  readonly picture?: Picture;
}

/** Top left corner and the side of one pixel. */
interface Picture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pixel: number;
}

export interface NetworkLayout {
  /** At least the width of the box; more when the layers need it, and then it scrolls. */
  readonly width: number;
  readonly height: number;
  /** Where column heads begin, and the area of tiles. */
  readonly head: number;
  readonly top: number;
  readonly bottom: number;
  /** Heads stand on three lines, because the columns are near each other. */
  readonly narrowHeads: boolean;
  readonly columns: readonly Column[];
}

/** Warnings end so many px above the end of the drawing. */
export const warningsEnd = 4;

const largestPixel = 6;
/** Distances of columns, as multiples of the text: the least, and the least at which a head fits on two lines. */
const leastSpacing = 7.1;
const headSpacing = 14.6;
/** Room for bars and class names right of the outputs. */
const classRoom = 124;

/** Where everything of a network stands: numbers in, numbers out. */
export function layoutNetwork(plan: NetworkPlan, measures: StageMeasures): NetworkLayout {
  const { sizes, image } = plan;
  const { height, tile, control, text } = measures;
  const last = sizes.length - 1;
  const width = Math.max(measures.width, leastSpacing * text * (sizes.length + 1));
  const margin = tile / 2 + 0.075 * width;
  const pictureWide = image ? Math.min(largestPixel * 28, 0.24 * width) : 0;
  const left = image ? pictureWide / 2 + 20 : margin;
  const right = width - (plan.classes ? Math.max(margin, tile / 2 + classRoom) : margin);
  const spacing = (right - left) / last;
  const narrowHeads = spacing < headSpacing * text;
  const head = 12 + control + 10;
  const top = head + Math.round(1.4 * text) + 4 + (narrowHeads ? 2 : 1) * control + 8;
  const bottom = height - Math.max(14, warningsEnd + (plan.warnings ?? 0) + 4);

  const columns = sizes.map((size, layer) => {
    const x = left + spacing * layer;
    const middle = (top + bottom) / 2 - 5;
    if (layer === 0 && image) return pictureColumn(image, x, middle, pictureWide, bottom - top);
    const fit = fitColumn(size, {
      width: 0.6 * spacing,
      height: bottom - top,
      tile,
      pictures: plan.maps || (layer === 1 && image !== undefined),
      seen: plan.seen[layer] ?? 0,
    });
    return tileColumn(layer, size, fit, x, middle);
  });
  return { width, height, head, top, bottom, narrowHeads, columns };
}

function tileColumn(layer: number, size: number, fit: ColumnFit, x: number, middle: number): Column {
  const { tile, pitch, across, rows } = fit;
  const lines = Math.ceil(rows.length / across);
  const half = (across * (tile + fieldGap) - fieldGap) / 2;
  const places: Place[] = [];
  const gaps: { y: number; skipped: number }[] = [];
  for (const [i, row] of rows.entries()) {
    const y = middle + (Math.floor(i / across) - (lines - 1) / 2) * pitch;
    if ('skipped' in row) {
      gaps.push({ y, skipped: row.skipped });
      continue;
    }
    const slot = i % across;
    const port = y + (slot - (across - 1) / 2) * ((0.8 * tile) / across);
    places.push({ unit: row.unit, x: x - half + slot * (tile + fieldGap) + tile / 2, y, port });
  }
  return { layer, size, x, left: x - half, right: x + half, tile, pitch, across, places, gaps };
}

function pictureColumn(
  image: { width: number; height: number },
  x: number,
  middle: number,
  wide: number,
  high: number,
): Column {
  const fits = Math.min(largestPixel, wide / image.width, high / image.height);
  const pixel = fits >= 1 ? Math.floor(fits) : fits;
  const [width, height] = [image.width * pixel, image.height * pixel];
  const picture = { x: Math.round(x - width / 2), y: Math.round(middle - height / 2), width, height, pixel };
  const size = image.width * image.height;
  // Edges leave at the right side, at the height of their pixel; within a row, pixels from left to right go down a little.
  const places = Array.from({ length: size }, (_, unit) => {
    const row = Math.floor(unit / image.width);
    const along = (unit % image.width) + 0.5;
    return {
      unit,
      x: picture.x + along * pixel,
      y: picture.y + (row + 0.5) * pixel,
      port: picture.y + (row + along / image.width) * pixel,
    };
  });
  const [left, right] = [picture.x, picture.x + width];
  return { layer: 0, size, x, left, right, tile: pixel, pitch: pixel, across: image.width, places, gaps: [], picture };
}
