import { markPath } from '../draw/marks.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { t } from '../text.ts';
import { heightAt } from './height-field.ts';
import type { Picture } from './picture.ts';
import { type Angle, isHidden, type Projector } from './view-angle.ts';

/** Px along the path between two stems. */
const stemEvery = 13;

export type Spot = readonly [number, number];

/** Strokes a line of spots with a white casing, or faintly without where the surface stands before it. */
export function strokePath(
  context: CanvasRenderingContext2D,
  spots: readonly Spot[],
  colour: string,
  hidden: (i: number) => boolean,
): void {
  const k = strokeScale();
  context.lineJoin = context.lineCap = 'round';
  const pass = (style: string, width: number, behind: boolean) => {
    context.strokeStyle = style;
    context.lineWidth = width * k;
    context.beginPath();
    for (let i = 1; i < spots.length; i++) {
      if (hidden(i) !== behind) continue;
      context.moveTo(...spots[i - 1]!);
      context.lineTo(...spots[i]!);
    }
    context.stroke();
  };
  context.globalAlpha = 0.45;
  pass(token('--casing'), 2, true);
  context.globalAlpha = 1;
  pass(token('--casing'), 6, false);
  pass(colour, 3.4, false);
}

/** The start: a white disc. */
export function paintStart(context: CanvasRenderingContext2D, [x, y]: Spot, r: number): void {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fillStyle = token('--casing');
  context.fill();
  context.strokeStyle = token('--on-height-0');
  context.lineWidth = 2 * strokeScale();
  context.stroke();
}

/** The network now: the mark of its optimizer, cased in white. */
export function paintNow(context: CanvasRenderingContext2D, [x, y]: Spot, r: number, lane: number): void {
  markPath(context, lane, x, y, r);
  context.strokeStyle = token('--casing');
  context.lineWidth = 4 * strokeScale();
  context.stroke();
  context.fillStyle = laneColour(lane);
  context.fill();
}

export const laneColour = (lane: number): string => token(`--on-height-${lane}`);

/** The path over the surface, from the start to the network now, and the stems to the true loss. */
export function paintPath(
  context: CanvasRenderingContext2D,
  { points, field, gap, lane, name, scale }: Picture,
  angle: Angle,
  { place }: Projector,
): void {
  if (points.length === 0) return;
  const k = strokeScale();
  const floor = scale.tone(scale.floor);
  // A loss far above or below the picture is drawn at its limit.
  const within = (tone: number) => Math.max(floor, Math.min(1.15, tone));
  const spots = points.map(({ x, y, tone }): Spot => [...place(x, y, within(tone))].slice(0, 2) as unknown as Spot);
  const toneAt = (x: number, y: number) => heightAt(field, x, y);
  const hidden = points.map((point) => isHidden(angle, toneAt, point));
  const colour = laneColour(lane);
  strokePath(context, spots, colour, (i) => hidden[i]! && hidden[i - 1]!);

  if (gap) {
    let last: Spot = [-99, -99];
    for (const [i, { x, y, truth }] of points.entries()) {
      const spot = spots[i]!;
      if (Number.isNaN(truth) || Math.hypot(spot[0] - last[0], spot[1] - last[1]) < stemEvery * k) continue;
      last = spot;
      const [tx, ty] = place(x, y, within(truth));
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
  const [first, end] = [spots[0]!, spots.at(-1)!];
  if (points.length > 1) paintStart(context, first, 5 * k);
  paintNow(context, end, 6.5 * k, lane);
  const taken = [box(end, 9 * k), box(first, 7 * k)];
  tag(context, name, end, taken, true);
  if (points.length > 1) tag(context, t().start, first, taken, false);
}

type Box = readonly [number, number, number, number];

function box([x, y]: Spot, r: number): Box {
  return [x - r, y - r, x + r, y + r];
}

/** A name beside a spot, in the first free place right, left, below, above. */
function tag(context: CanvasRenderingContext2D, words: string, [x, y]: Spot, taken: Box[], strong: boolean): void {
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
  const spot = places.find(isFree) ?? places[0]!;
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
