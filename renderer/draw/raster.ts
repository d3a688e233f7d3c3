/** Pixels in rows of `width`, as `0xAABBGGRR`. Pictures of a thousand changing marks are written here: a canvas would take longer to stroke them. */
export interface Raster {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** Lays a colour over a pixel; `cover` is 0 to 256. All are opaque; the result is the signed number of the same 32 bits. */
export function blend(under: number, over: number, cover: number): number {
  const redBlue = under & 0xff00ff;
  const green = under & 0x00ff00;
  return (
    0xff000000 |
    ((redBlue + (Math.imul((over & 0xff00ff) - redBlue, cover) >> 8)) & 0xff00ff) |
    ((green + (Math.imul((over & 0x00ff00) - green, cover) >> 8)) & 0x00ff00)
  );
}

/** Share of a pixel that a line covers whose middle passes at a distance, both in pixels. */
export function lineCover(distance: number, width: number): number {
  const half = width / 2;
  return Math.max(0, Math.min(distance + 0.5, half) - Math.max(distance - 0.5, -half));
}

/** A raster as large as a canvas, kept from frame to frame. */
export function createCanvasRaster() {
  let image: ImageData | undefined;
  let raster: Raster = { pixels: new Uint32Array(0), width: 0, height: 0 };
  return {
    /** An opaque sheet for the whole canvas. */
    begin({ canvas: { width, height } }: CanvasRenderingContext2D, ground: number): Raster {
      if (raster.width !== width || raster.height !== height) {
        image = new ImageData(width, height);
        raster = { pixels: new Uint32Array(image.data.buffer), width, height };
      }
      raster.pixels.fill(ground);
      return raster;
    },
    show(context: CanvasRenderingContext2D): void {
      context.putImageData(image!, 0, 0);
    },
  };
}

/** A layer that is written anew only when one of the values that it shows is another, and else copied. */
export function createKeptLayer() {
  let pixels = new Uint32Array(0);
  let shown: readonly unknown[] = [];
  return (raster: Raster, values: readonly unknown[], write: () => void): void => {
    const fits = pixels.length === raster.pixels.length;
    if (fits && values.length === shown.length && values.every((value, i) => value === shown[i])) {
      raster.pixels.set(pixels);
      return;
    }
    write();
    shown = values;
    if (fits) pixels.set(raster.pixels);
    else pixels = raster.pixels.slice();
  };
}
