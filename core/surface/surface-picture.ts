import { heightScale } from './height-scale.ts';
import { type HeightScaleName, heightColour } from './height-tone.ts';
import { laneColours, lookOf } from './lane-look.ts';
import type { Surface } from './protocol.ts';

const CASING = 0xffffff;

/** Pixels along each side of a picture. */
const side = 512;
/** Radii of the points of a path, in pixels: ink with a white casing. */
const [ink, casing] = [2, 3.5];
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** (height, width, 3), from the top. */
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/**
 * A surface from above: u to the right, v upwards, colours by height and between the points of the grid by the four around
 * (bilinear), grey where the loss is not finite; the paths on it in points of their colours.
 */
export function surfacePicture(surface: Surface, scale: HeightScaleName): Picture {
  const { values, grid, paths, square } = surface;
  const tone = heightScale(values, scale === 'log')?.tone ?? (() => Number.NaN);
  const pixels = new Uint8Array(3 * side * side);
  const paint = (x: number, y: number, colour: number) => {
    if (x < 0 || y < 0 || x >= side || y >= side) return;
    pixels.set([colour >> 16, (colour >> 8) & 255, colour & 255], 3 * (y * side + x));
  };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const row = ((side - 1 - y) / (side - 1)) * (grid - 1);
      const column = (x / (side - 1)) * (grid - 1);
      paint(x, y, heightColour(tone(between(values, grid, row, column))));
    }
  }
  const place = (at: number, centre: number) => ((at - centre + square.half) / (2 * square.half)) * (side - 1);
  const draw = ({ u, v }: Surface['paths'][number], radius: number, colour: number) => {
    u.forEach((one, i) => {
      disc(place(one, square.u), side - 1 - place(v[i]!, square.v), radius, (x, y) => paint(x, y, colour));
    });
  };
  for (const [i, path] of paths.entries()) {
    draw(path, casing, CASING);
    draw(path, ink, laneColours[lookOf(surface, i)]!);
  }
  return { width: side, height: side, pixels };
}

/** The value at a place between four points of a grid; not finite when one of those that count is not. */
function between(values: Float32Array, grid: number, row: number, column: number): number {
  const [r, c] = [Math.min(grid - 2, Math.floor(row)), Math.min(grid - 2, Math.floor(column))];
  const [down, right] = [row - r, column - c];
  const at = (i: number, j: number, share: number) => (share === 0 ? 0 : share * values[(r + i) * grid + c + j]!);
  return (
    at(0, 0, (1 - down) * (1 - right)) +
    at(0, 1, (1 - down) * right) +
    at(1, 0, down * (1 - right)) +
    at(1, 1, down * right)
  );
}

function disc(x: number, y: number, radius: number, paint: (x: number, y: number) => void): void {
  for (let j = Math.ceil(y - radius); j <= y + radius; j++) {
    for (let i = Math.ceil(x - radius); i <= x + radius; i++) {
      if ((i - x) ** 2 + (j - y) ** 2 <= radius ** 2) paint(i, j);
    }
  }
}
