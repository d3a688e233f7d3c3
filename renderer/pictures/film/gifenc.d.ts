/** The part of gifenc that is used here; the package has no types of its own. */
declare module 'gifenc' {
  /** Up to 256 colours, each red, green and blue from 0 to 255. */
  type Palette = number[][];
  type Format = 'rgb565' | 'rgb444' | 'rgba4444';

  export function quantize(rgba: Uint8ClampedArray, colours: number, options?: { format?: Format }): Palette;
  /** For every pixel its place in the palette. */
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette, format?: Format): Uint8Array;
  export function GIFEncoder(): {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      /** `delay` in milliseconds. */
      options: { palette: Palette; delay: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array;
  };
}
