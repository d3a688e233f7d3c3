import type { Brush } from './brush.ts';
import { fillSignedMap, type MapLook } from './signed-map.ts';

interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/**
 * Many small maps on one canvas. Their pixels are collected on a sheet and reach the canvas together: put there one by one,
 * each would wait for all that was drawn before it.
 */
export interface MapSheet {
  /** Begins anew, for a canvas of so many pixels to a CSS px. */
  begin(ratio: number): void;
  /** Adds a signed map (see `paintSignedMap`); a radius in CSS px rounds its corners. */
  add(values: Float32Array, grid: number, box: Square, look: MapLook, radius?: number): void;
  /** Draws all that was added. */
  paint(context: Brush): void;
}

export function createMapSheet(): MapSheet {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d')!;
  let image = context.createImageData(1, 1);
  let pixels = new Uint32Array(image.data.buffer);
  let ratio = 1;
  let used = 0;
  const maps: { box: Square; top: number; side: number }[] = [];

  /** The maps stand under each other, so that rows stay where they are when the sheet grows longer. */
  function makeRoom(width: number, height: number): void {
    if (image.width >= width && image.height >= height) return;
    const before = image;
    image = context.createImageData(Math.max(width, before.width), Math.max(height, 2 * before.height));
    pixels = new Uint32Array(image.data.buffer);
    const old = new Uint32Array(before.data.buffer);
    for (let row = 0; row < used; row++) {
      pixels.set(old.subarray(row * before.width, (row + 1) * before.width), row * image.width);
    }
    canvas.width = image.width;
    canvas.height = image.height;
  }

  return {
    begin(scale) {
      ratio = scale;
      used = maps.length = 0;
    },
    add(values, grid, box, look, radius = 0) {
      const side = Math.max(1, Math.round(box.side * ratio));
      makeRoom(side, used + side);
      const raster = { pixels, width: image.width, height: image.height };
      fillSignedMap(raster, { left: 0, top: used, side }, values, grid, look, ratio);
      if (radius > 0) roundCorners(image, used, side, radius * ratio);
      maps.push({ box, top: used, side });
      used += side;
    },
    paint(target) {
      if (used === 0) return;
      context.putImageData(image, 0, 0, 0, 0, image.width, used);
      target.save();
      target.resetTransform();
      for (const { box, top, side } of maps) {
        const [x, y] = [Math.round(box.x * ratio), Math.round(box.y * ratio)];
        target.drawImage(canvas, 0, top, side, side, x, y, side, side);
      }
      target.restore();
    },
  };
}

/** Makes the corners transparent, by the share of each pixel that lies outside of the arc. */
function roundCorners({ data, width }: ImageData, top: number, side: number, radius: number): void {
  const reach = Math.min(Math.ceil(radius), side >> 1);
  for (let row = 0; row < reach; row++) {
    for (let column = 0; column < reach; column++) {
      const distance = Math.hypot(radius - row - 0.5, radius - column - 0.5);
      const alpha = 255 * Math.max(0, Math.min(1, radius - distance + 0.5));
      for (const y of [row, side - 1 - row]) {
        for (const x of [column, side - 1 - column]) data[4 * ((top + y) * width + x) + 3] = alpha;
      }
    }
  }
}
