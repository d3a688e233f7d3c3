import type { Dataset, Target } from '../../../core/data/dataset.ts';
import { type Plane, rangesOf } from '../../../core/data/plane.ts';
import type { Brush } from '../../draw/brush.ts';
import { classColour, markPath } from '../../draw/marks.ts';
import { mix, rgb, strokeScale, token } from '../../draw/tokens.ts';

/** Side of the map over the radius of a point. */
const pointsAcross = 88;

/** Where the points of a data set lie on a square map, in CSS px. */
export interface MapPlace {
  readonly side: number;
  readonly radius: number;
  x(value: number): number;
  y(value: number): number;
}

export function mapPlace(plane: Plane, side: number): MapPlace {
  const [first, second] = rangesOf(plane);
  return {
    side,
    radius: side / pointsAcross,
    x: (value) => ((value - first.low) / (first.high - first.low)) * side,
    y: (value) => ((second.high - value) / (second.high - second.low)) * side,
  };
}

/** The inputs at a place of the map given as shares of its side, from the left and from below. */
export function inputsAt(plane: Plane, [right, up]: readonly [number, number]): readonly [number, number] {
  const [first, second] = rangesOf(plane);
  return [first.low + right * (first.high - first.low), second.low + up * (second.high - second.low)];
}

/** How one kind of sample is drawn: its colours by the place of the sample, and the width of its edge. */
interface PointLook {
  readonly fill: (sample: number) => string;
  readonly edge: (sample: number) => string;
  readonly width: number;
}

/** Training samples filled, test samples hollow; classes by shape and colour, real numbers by colour. One may be left out. */
export function paintPoints(context: Brush, dataset: Dataset, place: MapPlace, except = -1): void {
  const { train, test, target } = dataset;
  const paper = token('--paper');
  const ink = (i: number) => colourOf(target, i);
  const ofTest: PointLook = { fill: () => paper, edge: ink, width: 1.3 };
  const ofTraining: PointLook = { fill: ink, edge: () => paper, width: 0.9 };
  for (let i = train; i < train + test; i++) if (i !== except) point(i, ofTest, 0.92 * place.radius);
  for (let i = 0; i < train; i++) if (i !== except) point(i, ofTraining, place.radius);

  function point(i: number, look: PointLook, radius: number): void {
    const [x, y] = [place.x(dataset.inputs[2 * i]!), place.y(dataset.inputs[2 * i + 1]!)];
    if (!(x >= radius && y >= radius && x <= place.side - radius && y <= place.side - radius)) return;
    markPath(context, target.kind === 'classes' ? target.labels[i]! : 1, x, y, radius);
    context.fillStyle = look.fill(i);
    context.fill();
    context.strokeStyle = look.edge(i);
    context.lineWidth = look.width * strokeScale();
    context.stroke();
  }
}

/** A sample on its way from one place to another: larger than those that lie still. */
export function paintLifted(
  context: Brush,
  { target }: Dataset,
  sample: number,
  x: number,
  y: number,
  radius: number,
): void {
  markPath(context, target.kind === 'classes' ? target.labels[sample]! : 1, x, y, 1.5 * radius);
  context.fillStyle = colourOf(target, sample);
  context.fill();
}

function colourOf(target: Target, i: number): string {
  if (target.kind === 'classes') return token(classColour(target.labels[i]!));
  return valueColour(target.values[i * target.outputs]!);
}

/** The colour of a number on the sign scale; the middle stays dark enough to be seen on the paper. */
function valueColour(value: number): string {
  const share = Math.min(1, 0.35 + 0.65 * Math.abs(value));
  const [red, green, blue] = mix(rgb('--paper'), rgb(value < 0 ? '--neg' : '--pos'), share).map(Math.round);
  return `rgb(${red} ${green} ${blue})`;
}

/** An ink ring around every training sample of the last batch, unless that is nearly all of them. */
export function paintBatch(context: Brush, { inputs, train }: Dataset, batch: Uint32Array, place: MapPlace): void {
  if (batch.length > train / 2) return;
  context.strokeStyle = token('--ink');
  context.lineWidth = 1.5 * strokeScale();
  context.beginPath();
  for (const i of batch) {
    if (i >= train) continue;
    const [x, y] = [place.x(inputs[2 * i]!), place.y(inputs[2 * i + 1]!)];
    context.moveTo(x + place.radius + 2.8, y);
    context.arc(x, y, place.radius + 2.8, 0, 2 * Math.PI);
  }
  context.stroke();
}

/** Lines over the whole map that meet at the place where a key would add a point. */
export function paintAim(context: Brush, side: number, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, side);
  context.moveTo(0, y);
  context.lineTo(side, y);
  context.setLineDash([4, 3]);
  context.lineWidth = strokeScale();
  context.strokeStyle = token('--ink');
  context.stroke();
  context.setLineDash([]);
}

/** A cross-hair around the sample in hand, open in the middle. */
export function paintCrossHair(context: Brush, x: number, y: number): void {
  const [inner, outer] = [7, 16];
  context.beginPath();
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x + dx * inner, y + dy * inner);
    context.lineTo(x + dx * outer, y + dy * outer);
  }
  context.lineCap = 'round';
  for (const [width, colour] of [
    [4, '--paper'],
    [1.75, '--ink'],
  ] as const) {
    context.lineWidth = width * strokeScale();
    context.strokeStyle = token(colour);
    context.stroke();
  }
}
