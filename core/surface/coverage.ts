import type { Spot } from './pen.ts';

/** How much of each pixel something covers, 0 to 1: a box of pixels, rows from the top. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly shares: Float32Array;
}

function emptyAround(spots: readonly Spot[], room: number): Coverage {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  const least = (all: number[]) => Math.floor(all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) - room);
  const most = (all: number[]) => Math.ceil(all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) + room);
  const [left, top] = [least(xs), least(ys)];
  const [width, height] = [most(xs) - left + 1, most(ys) - top + 1];
  return { left, top, width, height, shares: new Float32Array(width * height) };
}

/** Lines with round ends; a line of one spot is a disc. Where they cross, a pixel is covered once. */
export function coveredByLines(lines: readonly (readonly Spot[])[], lineWidth: number): Coverage {
  const reach = lineWidth / 2 + 0.5;
  const covered = emptyAround(lines.flat(), reach + 1);
  const { left, top, width, shares } = covered;
  const cover = ([ax, ay]: Spot, [bx, by]: Spot) => {
    const [dx, dy] = [bx - ax, by - ay];
    const long = dx * dx + dy * dy || 1;
    for (let y = Math.floor(Math.min(ay, by) - reach); y <= Math.max(ay, by) + reach; y++) {
      for (let x = Math.floor(Math.min(ax, bx) - reach); x <= Math.max(ax, bx) + reach; x++) {
        const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
        const along = Math.max(0, Math.min(1, (px * dx + py * dy) / long));
        const [ox, oy] = [px - along * dx, py - along * dy];
        const share = Math.min(1, reach - Math.sqrt(ox * ox + oy * oy));
        const at = (y - top) * width + x - left;
        if (share > shares[at]!) shares[at] = share;
      }
    }
  };
  for (const line of lines) for (let i = 0; i < line.length; i++) cover(line[Math.max(0, i - 1)]!, line[i]!);
  return covered;
}

/** Places looked at in each pixel, along each side. */
const looks = 4;

/** The inside of an outline. */
export function coveredByShape(outline: readonly Spot[]): Coverage {
  const covered = emptyAround(outline, 1);
  const { left, top, width, height, shares } = covered;
  for (let y = 0; y < height * looks; y++) {
    for (let x = 0; x < width * looks; x++) {
      if (!isInside(outline, left + (x + 0.5) / looks, top + (y + 0.5) / looks)) continue;
      shares[Math.floor(y / looks) * width + Math.floor(x / looks)]! += 1 / looks ** 2;
    }
  }
  return covered;
}

/** By the number of edges that a ray to the right crosses. */
function isInside(outline: readonly Spot[], x: number, y: number): boolean {
  let inside = false;
  for (const [i, [bx, by]] of outline.entries()) {
    const [ax, ay] = outline.at(i - 1)!;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** A line in pieces: strokes and gaps of some lengths, over and over. The line itself without any. */
export function dashed(line: readonly Spot[], dash: readonly number[]): readonly (readonly Spot[])[] {
  if (dash.length === 0) return [line];
  const pieces: Spot[][] = [[line[0]!]];
  let [turn, left] = [0, dash[0]!];
  for (let i = 1; i < line.length; i++) {
    let [from, to] = [line[i - 1]!, line[i]!];
    for (;;) {
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      const length = Math.sqrt(dx * dx + dy * dy);
      if (length < left) {
        left -= length;
        if (turn % 2 === 0) pieces.at(-1)!.push(to);
        break;
      }
      from = [from[0] + (dx * left) / length, from[1] + (dy * left) / length];
      if (turn % 2 === 0) pieces.at(-1)!.push(from);
      else pieces.push([from]);
      turn += 1;
      left = dash[turn % dash.length]!;
    }
  }
  return pieces;
}
