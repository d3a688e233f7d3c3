import { laneDashes } from '../../core/surface/lane-look.ts';
import type { Brush } from '../draw/brush.ts';
import { markPath } from '../draw/marks.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { t } from '../text.ts';
import { heightAt } from './height-field.ts';
import type { LanePath, PathPoint, Picture } from './picture.ts';
import { type Angle, isHidden, type Projector } from './view-angle.ts';

/** Px along the path between two stems. */
const stemEvery = 13;

export type Spot = readonly [number, number];

/** Strokes a line of spots with a white casing, or faintly without where the surface stands before it. */
export function strokePath(
  context: Brush,
  spots: readonly Spot[],
  lane: number,
  strong: boolean,
  hidden: (i: number) => boolean,
): void {
  const k = strokeScale();
  context.lineJoin = context.lineCap = 'round';
  const pass = (style: string, width: number, behind: boolean) => {
    context.strokeStyle = style;
    context.lineWidth = width * k;
    context.beginPath();
    let open = false;
    for (let i = 1; i < spots.length; i++) {
      const drawn = hidden(i) === behind;
      // Stretches stay in one piece, so that a dash goes on from step to step.
      if (drawn && !open) context.moveTo(...spots[i - 1]!);
      if (drawn) context.lineTo(...spots[i]!);
      open = drawn;
    }
    context.stroke();
  };
  context.globalAlpha = 0.45;
  pass(token('--casing'), 2, true);
  context.globalAlpha = 1;
  pass(token('--casing'), strong ? 6 : 5, false);
  const dash = laneDashes[lane]!;
  if (dash.length > 0) context.lineCap = 'butt';
  context.setLineDash(dash.map((length) => length * k));
  pass(laneColour(lane), strong ? 3.4 : 2.4, false);
  context.setLineDash([]);
}

/** The start: a white disc. */
export function paintStart(context: Brush, [x, y]: Spot, r: number): void {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fillStyle = token('--casing');
  context.fill();
  context.strokeStyle = token('--on-height-0');
  context.lineWidth = 2 * strokeScale();
  context.stroke();
}

/** The end of a path: the mark of its optimizer, cased in white. */
export function paintNow(context: Brush, [x, y]: Spot, r: number, lane: number): void {
  markPath(context, lane, x, y, r);
  context.strokeStyle = token('--casing');
  context.lineWidth = 4 * strokeScale();
  context.stroke();
  context.fillStyle = laneColour(lane);
  context.fill();
}

const laneColour = (lane: number): string => token(`--on-height-${lane}`);

/** The paths in the order of drawing: the one in hand lies over the others. */
export const inHandLast = (paths: readonly LanePath[]): readonly LanePath[] =>
  [...paths].sort((a, b) => Number(a.chosen) - Number(b.chosen));

/** The paths over the surface, each from its start to where it is now, the stems to the true loss, and names. */
export function paintPaths(context: Brush, { paths, field, scale }: Picture, angle: Angle, { place }: Projector): void {
  const k = strokeScale();
  const floor = scale.tone(scale.floor);
  // A loss far above or below the picture is drawn at its limit.
  const within = (tone: number) => Math.max(floor, Math.min(1.15, tone));
  const spotAt = ({ x, y }: PathPoint, tone: number): Spot =>
    [...place(x, y, within(tone))].slice(0, 2) as unknown as Spot;
  const spot = (point: PathPoint) => spotAt(point, point.tone);
  const toneAt = (x: number, y: number) => heightAt(field, x, y);
  const inOrder = inHandLast(paths);
  for (const { lane, chosen, strokes, stems } of inOrder) {
    for (const points of strokes) {
      const hidden = points.map((point) => isHidden(angle, toneAt, point));
      strokePath(context, points.map(spot), lane, chosen, (i) => hidden[i]! && hidden[i - 1]!);
    }
    paintStems(context, stems, laneColour(lane), spotAt);
  }
  const taken: Box[] = [];
  for (const { start, end, lane } of inOrder) {
    if (start) {
      paintStart(context, spot(start), 5 * k);
      taken.push(box(spot(start), 7 * k));
    }
    if (end) {
      paintNow(context, spot(end), 6.5 * k, lane);
      taken.push(box(spot(end), 9 * k));
    }
  }
  for (const { end, name, chosen } of inOrder.toReversed()) if (end) tag(context, name, spot(end), taken, chosen);
  const start = paths.find((path) => path.start)?.start;
  if (start) tag(context, t().start, spot(start), taken, false);
}

/** Stems from a path on the picture to its true loss. */
function paintStems(
  context: Brush,
  points: readonly PathPoint[],
  colour: string,
  spotAt: (point: PathPoint, tone: number) => Spot,
): void {
  const k = strokeScale();
  let last: Spot = [-99, -99];
  for (const point of points) {
    const spot = spotAt(point, point.tone);
    if (Number.isNaN(point.truth) || Math.hypot(spot[0] - last[0], spot[1] - last[1]) < stemEvery * k) continue;
    last = spot;
    const [tx, ty] = spotAt(point, point.truth);
    context.strokeStyle = colour;
    context.lineWidth = 1.6 * k;
    context.beginPath();
    context.moveTo(...spot);
    context.lineTo(tx, ty);
    context.stroke();
    context.beginPath();
    context.arc(tx, ty, 2.8 * k, 0, 2 * Math.PI);
    context.fillStyle = token('--casing');
    context.fill();
    context.lineWidth = 1.4 * k;
    context.stroke();
  }
}

type Box = readonly [number, number, number, number];

function box([x, y]: Spot, r: number): Box {
  return [x - r, y - r, x + r, y + r];
}

/** A name beside a spot, in the first free place right, left, below, above; a strong one in any case. */
function tag(context: Brush, words: string, [x, y]: Spot, taken: Box[], strong: boolean): void {
  const height = size('--t-1');
  context.font = font('--t-1', strong ? token('--w-strong') : token('--w-text'));
  const width = context.measureText(words).width;
  const places: readonly Spot[] = [
    [x + 16, y + 0.36 * height],
    [x - 16 - width, y + 0.36 * height],
    [x - width / 2, y + height + 18],
    [x - width / 2, y - 20],
  ];
  const around = ([left, base]: Spot): Box => [left - 5, base - height - 1, left + width + 5, base + 7];
  const isFree = (spot: Spot) => {
    const [l, t, r, b] = around(spot);
    return !taken.some(([left, top, right, bottom]) => l < right && left < r && t < bottom && top < b);
  };
  const spot = places.find(isFree) ?? (strong ? places[0] : undefined);
  if (!spot) return;
  taken.push(around(spot));
  const [left, top, right, bottom] = around(spot);
  context.globalAlpha = 0.92;
  context.fillStyle = token('--paper');
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, 4);
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = token('--ink');
  context.textAlign = 'left';
  context.fillText(words, spot[0], spot[1] + 1);
}
