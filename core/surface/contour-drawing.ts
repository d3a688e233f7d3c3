import { contour } from './contour.ts';
import { contourLabels } from './contour-labels.ts';
import type { FileLook } from './file-look.ts';
import { squareTicks } from './grid.ts';
import { bandOf, contourTones, type HeightScale, heightScale } from './height-scale.ts';
import { heightColour } from './height-tone.ts';
import { isInside, piecesInside } from './inside-square.ts';
import { laneColours, laneDashes, laneOutlines } from './lane-look.ts';
import type { Pen, Spot } from './pen.ts';
import { decimalsOf } from './round-numbers.ts';
import type { WrittenSurface } from './written-surface.ts';

/** The map and the room around it for numbers and names, in px. */
const map = { left: 64, top: 16, side: 480 };
const [right, bottom] = [16, 48];
const [white, ink] = [0xffffff, 0x182029];
/** Height of a line of the legend, and length of the piece of a path in it. */
const [lineHeight, sample] = [20, 44];

/** Width and height of the drawing of a surface, in px. */
export function contourSize({ lanes = [] }: FileLook): readonly [width: number, height: number] {
  return [map.left + map.side + right, map.top + map.side + bottom + lineHeight * lanes.length];
}

/**
 * Draws a surface from above: bands of height, the contours between them with their numbers, the paths with their starts (white)
 * and their ends (their mark), and both axes with numbers and names. Several paths are named below, with the loss at their ends.
 */
export function drawContours(pen: Pen, surface: WrittenSurface, { heights, axes, lanes = [] }: FileLook): void {
  const { values, grid, square, paths } = surface;
  const scale = heightScale(values, heights === 'log');
  const tones = values.map(scale?.tone ?? (() => Number.NaN));
  const spotAt = (x: number, y: number): Spot => [
    map.left + ((x + 1) / 2) * map.side,
    map.top + ((1 - y) / 2) * map.side,
  ];
  const across = (u: number) => (u - square.u) / square.half;
  const up = (v: number) => (v - square.v) / square.half;
  const walked = paths.map(({ u, v }) => Array.from(u, (one, i) => ({ x: across(one), y: up(v[i]!) })));

  pen.ground(tones, grid, bandColours(scale ? contourTones(scale) : []), map);
  if (scale) {
    const along = (i: number) => (2 * i) / (grid - 1) - 1;
    const linesAt = (losses: readonly number[]) =>
      losses
        .flatMap((loss) => contour(tones, grid, grid, scale.tone(loss)))
        .map(([x1, y1, x2, y2]) => [spotAt(along(x1), along(y1)), spotAt(along(x2), along(y2))]);
    pen.lines(linesAt(scale.between), { colour: white, width: 1, opacity: 0.35 });
    pen.lines(linesAt(scale.ticks), { colour: white, width: 1, opacity: 0.8 });
    for (const { loss, x, y } of contourLabels(tones, grid, scale, walked.flat())) {
      pen.text(heightText(scale, loss), below(spotAt(x, y), 4), { align: 'middle', hasEdge: true });
    }
  }

  // A lane that is far away must not be drawn there.
  for (const [i, path] of walked.entries()) {
    const pieces = piecesInside(path).map((piece) => piece.map(({ x, y }) => spotAt(x, y)));
    drawPath(pen, pieces, paths[i]!.look);
  }
  for (const [i, path] of walked.entries()) {
    const [start, now] = [path[0]!, path.at(-1)!];
    if (path.length > 1 && isInside(start))
      pen.shape(discAt(spotAt(start.x, start.y)), white, { colour: ink, width: 2 });
    if (isInside(now)) drawMark(pen, spotAt(now.x, now.y), paths[i]!.look);
  }

  const [us, vs] = squareTicks(square);
  for (const u of us) pen.text(rounded(us, u), below(spotAt(across(u), -1), 18), { align: 'middle' });
  for (const v of vs) pen.text(rounded(vs, v), [map.left - 8, spotAt(-1, up(v))[1] + 4], { align: 'right' });
  const middle = spotAt(0, 0);
  const end = map.top + map.side + bottom;
  pen.text(axes[0], [middle[0], end - 10], { align: 'middle' });
  pen.text(axes[1], [16, middle[1]], { align: 'middle', isUpright: true });
  for (const [i, name] of lanes.entries()) {
    const y = end + lineHeight * (i + 0.5);
    const { look, loss: losses } = paths[i]!;
    const [from, to]: [Spot, Spot] = [
      [map.left, y],
      [map.left + sample, y],
    ];
    const loss = losses.at(-1);
    drawPath(pen, [[from, to]], look);
    drawMark(pen, to, look);
    pen.text(loss === undefined ? name : `${name}: ${tidy(loss)}`, [map.left + sample + 18, y + 5], { align: 'left' });
  }
}

/** The colour of each tone: one for each band between contours; grey for a hole. */
function bandColours(edges: readonly number[]): (tone: number) => number {
  const [hole, ...colours] = [Number.NaN, ...[0, ...edges].map((edge) => bandOf(edges, edge))].map(heightColour);
  return (tone) => {
    if (Number.isNaN(tone)) return hole!;
    const above = edges.findIndex((edge) => tone < edge);
    return colours[above === -1 ? edges.length : above]!;
  };
}

function drawPath(pen: Pen, pieces: readonly (readonly Spot[])[], look: number): void {
  pen.lines(pieces, { colour: white, width: 5 });
  pen.lines(pieces, { colour: laneColours[look]!, width: 2.5, dash: laneDashes[look]! });
}

/** Marks lie in 14 x 14. */
const placed = (outline: readonly Spot[], [x, y]: Spot): Spot[] => outline.map(([dx, dy]) => [x + dx - 7, y + dy - 7]);

function drawMark(pen: Pen, at: Spot, look: number): void {
  pen.shape(placed(laneOutlines[look]!, at), laneColours[look]!, { colour: white, width: 2 });
}

/** The start of a path: the disc among the marks, a little smaller. */
function discAt([x, y]: Spot): Spot[] {
  return laneOutlines[1]!.map(([dx, dy]) => [x + (dx - 7) * 0.8, y + (dy - 7) * 0.8]);
}

const below = ([x, y]: Spot, by: number): Spot => [x, y + by];
const tidy = (value: number) => String(Number(value.toPrecision(3)));
const rounded = (numbers: readonly number[], one: number) => one.toFixed(decimalsOf(numbers));
const heightText = (scale: HeightScale, loss: number) => (scale.log ? tidy(loss) : rounded(scale.ticks, loss));
