import { type Coverage, coveredByLines, coveredByShape, dashed } from './coverage.ts';
import { type Letters, lineLetters } from './line-letters.ts';
import type { Pen, Spot } from './pen.ts';

/** Pixels of the picture in each px. */
const sharpness = 2;
/** Height of letters in px, and width of the white edge of some of them. */
const [letterSize, letterEdge] = [13, 1.5];
const [white, black] = [0xffffff, 0x000000];

/** Pixels: (height, width, 3), from the top. */
export interface PixelPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/** A pen that colours pixels, on white: a picture of a size in px. Words are written by `letters`. */
export function createPixelPen(
  wide: number,
  high: number,
  letters: Letters = lineLetters,
): { readonly pen: Pen; readonly picture: PixelPicture } {
  const [width, height] = [wide * sharpness, high * sharpness];
  const pixels = new Uint8Array(3 * width * height).fill(255);
  const scaled = ([x, y]: Spot): Spot => [x * sharpness, y * sharpness];

  function mix(x: number, y: number, colour: number, share: number): void {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    for (let channel = 0; channel < 3; channel++) {
      const at = 3 * (y * width + x) + channel;
      const own = (colour >> (16 - 8 * channel)) & 255;
      pixels[at] = Math.round(pixels[at]! + (own - pixels[at]!) * share);
    }
  }

  function fill({ left, top, width: across, shares }: Coverage, colour: number, opacity = 1): void {
    for (const [i, share] of shares.entries()) {
      if (share > 0) mix(left + (i % across), top + Math.floor(i / across), colour, share * opacity);
    }
  }

  const pen: Pen = {
    ground(tones, grid, colourOf, box) {
      const [left, top, side] = [box.left * sharpness, box.top * sharpness, box.side * sharpness];
      for (let y = 0; y < side; y++) {
        const row = (1 - (y + 0.5) / side) * (grid - 1);
        for (let x = 0; x < side; x++) {
          const column = ((x + 0.5) / side) * (grid - 1);
          mix(left + x, top + y, colourOf(between(tones, grid, row, column)), 1);
        }
      }
    },
    lines(all, { colour, width: thick, opacity, dash = [] }) {
      const pieces = all.flatMap((line) => (line.length > 1 ? dashed(line, dash) : []));
      if (pieces.length > 0)
        fill(
          coveredByLines(
            pieces.map((line) => line.map(scaled)),
            thick * sharpness,
          ),
          colour,
          opacity,
        );
    },
    shape(outline, colour, edge) {
      const spots = outline.map(scaled);
      fill(coveredByShape(spots), colour);
      fill(coveredByLines([[...spots, spots[0]!]], edge.width * sharpness), edge.colour);
    },
    text(words, at, { align, isUpright, hasEdge }) {
      const written = letters(words, letterSize * sharpness);
      const moved = written.width * { left: 0, middle: 0.5, right: 1 }[align];
      const [x, y] = scaled(at).map(Math.round) as [number, number];
      const shares = written.shares;
      const spotOf = (i: number): Spot => {
        const [along, under] = [
          Math.round(written.left + (i % written.width) - moved),
          written.top + Math.floor(i / written.width),
        ];
        return isUpright ? [x + under, y - along] : [x + along, y + under];
      };
      const edges: Spot[][] = [];
      if (hasEdge) for (const [i, share] of shares.entries()) if (share > 0.5) edges.push([spotOf(i)]);
      if (edges.length > 0) fill(coveredByLines(edges, 2 * letterEdge * sharpness), white);
      for (const [i, share] of shares.entries()) if (share > 0) mix(...spotOf(i), black, share);
    },
  };
  return { pen, picture: { width, height, pixels } };
}

/** The value at a place between four points of a grid; not finite when one of those that count is not. */
function between(values: Float32Array, grid: number, row: number, column: number): number {
  const [r, c] = [Math.min(grid - 2, Math.floor(row)), Math.min(grid - 2, Math.floor(column))];
  const [up, right] = [row - r, column - c];
  const at = (i: number, j: number, share: number) => (share === 0 ? 0 : share * values[(r + i) * grid + c + j]!);
  return (
    at(0, 0, (1 - up) * (1 - right)) + at(0, 1, (1 - up) * right) + at(1, 0, up * (1 - right)) + at(1, 1, up * right)
  );
}
