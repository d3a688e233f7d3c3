import type { Square } from './map-grid.ts';
import { blend, lineCover, type Raster } from './raster.ts';
import { fillSignedMap, type MapLook } from './signed-map.ts';

/** A tile's look beyond its map: rounded corners, and a line around it where there is one. */
export interface TileFrame {
  /** In CSS px. */
  readonly corner: number;
  /** As `0xAABBGGRR`. */
  readonly line?: number | undefined;
}

/** Stamps signed maps as tiles onto a raster. Keeps scratch pixels and the masks of the sizes that were asked for. */
export function createTileStamp() {
  const masks = new Map<string, Mask>();
  let scratch: Raster = { pixels: new Uint32Array(0), width: 0, height: 0 };

  return (
    raster: Raster,
    { left, top, side }: Square,
    values: Float32Array,
    grid: number,
    look: MapLook,
    { corner, line }: TileFrame,
    ratio: number,
  ): void => {
    if (scratch.width !== side) scratch = { pixels: new Uint32Array(side * side), width: side, height: side };
    fillSignedMap(scratch, { left: 0, top: 0, side }, values, grid, look, ratio);
    const key = `${side}/${corner}/${ratio}`;
    const mask = masks.get(key) ?? maskOf(side, corner * ratio, ratio);
    masks.set(key, mask);
    const { pixels, width, height } = raster;
    const [begin, end] = [Math.max(0, -left), Math.min(side, width - left)];
    for (let row = Math.max(0, -top); row < Math.min(side, height - top); row++) {
      for (let column = begin; column < end; column++) {
        const from = row * side + column;
        const to = (top + row) * width + left + column;
        const inside = mask.inside[from]!;
        const border = line === undefined ? 0 : mask.border[from]!;
        let colour = scratch.pixels[from]!;
        if (border > 0) colour = blend(colour, line!, border);
        pixels[to] = inside === 256 ? colour : blend(pixels[to]!, colour, inside);
      }
    }
  };
}

/** How much of each pixel lies within the tile, and how much under its line of one CSS px: 0 to 256. */
interface Mask {
  readonly inside: Uint16Array;
  readonly border: Uint16Array;
}

function maskOf(side: number, corner: number, line: number): Mask {
  const inside = new Uint16Array(side * side);
  const border = new Uint16Array(side * side);
  const half = side / 2;
  for (let at = 0; at < side * side; at++) {
    const x = Math.abs((at % side) + 0.5 - half) - half + corner;
    const y = Math.abs(Math.floor(at / side) + 0.5 - half) - half + corner;
    // Distance from the outline of the rounded square, negative within.
    const distance = Math.hypot(Math.max(x, 0), Math.max(y, 0)) + Math.min(Math.max(x, y), 0) - corner;
    inside[at] = Math.round(256 * Math.max(0, Math.min(1, 0.5 - distance)));
    border[at] = Math.round(256 * Math.min(1, lineCover(Math.abs(distance + line / 2), line)));
  }
  return { inside, border };
}
