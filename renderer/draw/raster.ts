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

/** What a layer shows: another of the `prompt` values is seen at once, another `latest` within a few frames. */
interface Shown {
  readonly prompt: readonly unknown[];
  readonly latest: unknown;
}

const samePrompt = (a: Shown, b: Shown) =>
  a.prompt.length === b.prompt.length && a.prompt.every((value, i) => value === b.prompt[i]);

/**
 * A layer below all else, written anew only when it shows something else, and copied from frame to frame. With a `budget` in
 * milliseconds a layer whose `latest` alone is another is written in pieces: the old one stays until the new one is whole.
 */
export function createKeptLayer(now: () => number = () => performance.now()) {
  let sheet = new Uint32Array(0);
  let spare = new Uint32Array(0);
  let shown: Shown = { prompt: [], latest: undefined };
  let work: { readonly values: Shown; readonly pieces: Iterator<void> } | undefined;

  return (raster: Raster, values: Shown, write: (raster: Raster) => Iterator<void>, budget = 0): void => {
    const { pixels, width, height } = raster;
    if (sheet.length !== pixels.length) {
      sheet = new Uint32Array(pixels.length);
      spare = new Uint32Array(pixels.length);
      shown = { prompt: [], latest: undefined };
      work = undefined;
    }
    const fits = samePrompt(values, shown);
    if (!fits || values.latest !== shown.latest) {
      if (!work || !samePrompt(values, work.values) || budget === 0) {
        spare.set(pixels);
        work = { values, pieces: write({ pixels: spare, width, height }) };
      }
      const end = budget > 0 && fits ? now() + budget : Number.POSITIVE_INFINITY;
      let done = false;
      do done = work.pieces.next().done === true;
      while (!done && now() < end);
      if (done) {
        [sheet, spare] = [spare, sheet];
        shown = work.values;
        work = undefined;
      }
    }
    pixels.set(sheet);
  };
}
