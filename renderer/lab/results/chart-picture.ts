import type { ReadonlySignal } from '@preact/signals';
import type { Evaluation } from '../../../core/engine/engine.ts';
import type { Frame, Measured } from '../../../core/protocol/messages.ts';
import type { Curve } from '../../../core/training/curve.ts';
import type { Brush } from '../../draw/brush.ts';
import type { Paint } from '../../draw/canvas.tsx';
import { font, size, strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { percent, plain } from '../../text.ts';
import { lowestTest } from '../time/flags.ts';
import { mostTicks, paintTicks, writeTicks } from '../time/paint-ticks.ts';
import { stretchTicks } from '../time/run-span.ts';
import { type RunTime, runTimeOf } from '../time/run-time.ts';
import {
  accuracyOf,
  accuracyScale,
  type ChartLayout,
  type ChartScale,
  chartLayout,
  joinedCurve,
  linearScale,
  logScale,
  measuredWithin,
} from './chart-layout.ts';
import type { Stretch } from './chart-zoom.ts';

/** What a chart shows of a measure. */
export type Quantity = 'loss' | 'accuracy';

type Read = (evaluation: Evaluation) => number;

const lossOf: Read = ({ loss }) => loss;

/** How the chart is looked at; the painting says in return where things came to lie. */
export interface ChartLook {
  readonly quantity: ReadonlySignal<Quantity>;
  readonly log: ReadonlySignal<boolean>;
  /** The stretch that is looked at; none for the whole run. */
  readonly zoom: ReadonlySignal<Stretch | undefined>;
  /** The stretch that is being drawn with the pointer. */
  readonly picked: ReadonlySignal<Stretch | undefined>;
  /** The step that is read, if one is. */
  readonly read: ReadonlySignal<number | undefined>;
  stepAt?: (x: number) => number;
  tipAt?: (step: number) => number;
}

/** Where a plot lies and how it scales. */
type Plot = Omit<ChartLayout, 'stepAt'>;

/** Share of the strength of what lies after the playhead. */
const later = 0.35;
/** So few measures are marked one by one: the line between them is a guess. */
const fewMeasures = 16;
/** Width in px below which buckets of the band are joined. */
const narrowestBucket = 3;

/** Paints a run: axes, the band of the batches' losses, the two lines, the lowest test loss, the playhead with its marks. */
export function paintChart(lab: Lab, look: ChartLook): Paint {
  const time = runTimeOf(lab);
  return (context, width, height) => {
    const [frame, run] = [lab.calmFrame.value, time.value];
    if (!frame || !run) return;
    const quantity = look.quantity.value;
    const stretch = look.zoom.value ?? { from: 0, to: run.span.length };
    const shown = look.zoom.value ? measuredWithin(frame.measured, stretch) : frame.measured;
    const scale =
      quantity === 'accuracy' ? accuracyScale(shown) : look.log.value ? logScale(shown) : linearScale(shown);
    const number = quantity === 'accuracy' ? percent : plain;
    const text = size('--t-1');
    const longest = Math.max(3, ...scale.lines.map((value) => number(value).length));
    const layout = chartLayout({ width, height, text, longest }, stretch, scale);
    const read = quantity === 'accuracy' ? accuracyOf : lossOf;
    look.stepAt = layout.stepAt;
    look.tipAt = layout.x;
    paintLines(context, layout, scale, number);
    paintTime(context, layout, run, look.zoom.value);
    context.save();
    context.beginPath();
    context.rect(layout.left - 5, 0, layout.right - layout.left + 9, layout.bottom + 5);
    context.clip();
    paintRun(context, layout, { ...frame, measured: shown }, read);
    paintLowest(context, layout, frame.measured, read);
    paintPlayhead(context, layout, frame, read);
    const divergence = lab.divergence.value;
    if (divergence) paintEnd(context, layout, frame.measured, divergence.lastFinite, read);
    if (look.read.value !== undefined) paintReading(context, layout, look.read.value);
    if (look.picked.value) paintPicked(context, layout, look.picked.value);
    context.restore();
  };
}

/** The lines of the scale, with their numbers on the left. */
function paintLines(
  context: Brush,
  { left, right, y: at }: ChartLayout,
  scale: ChartScale,
  number: (value: number) => string,
): void {
  context.font = font('--t-1', token('--w-text'));
  context.fillStyle = token('--ink-3');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const [i, value] of scale.lines.entries()) {
    const y = Math.round(at(value)) + 0.5;
    context.strokeStyle = token(i === 0 ? '--line-strong' : '--line');
    line(context, left, y, right, y);
    context.fillText(number(value), left - 6, y);
  }
  context.textBaseline = 'alphabetic';
}

/** Steps or epochs under the plot, of the whole run or of a stretch of it. */
function paintTime(context: Brush, layout: ChartLayout, run: RunTime, stretch: Stretch | undefined): void {
  const baseline = layout.bottom + size('--t-1') + 5;
  if (!stretch) {
    paintTicks(context, layout, run, baseline);
    return;
  }
  const { ticks, unit } = stretchTicks(stretch, run.schedule, mostTicks(layout));
  writeTicks(context, layout, ticks, unit, baseline);
}

/** The two lines, paler after the playhead, and under losses the band of the batches. */
export function paintRun(
  context: Brush,
  layout: Plot,
  frame: Pick<Frame, 'step' | 'end' | 'curve' | 'measured'>,
  read: Read = lossOf,
): void {
  const { left, right, top, bottom } = layout;
  const now = Math.max(left, Math.min(right, layout.x(frame.step)));
  const part = (from: number, to: number, paint: () => void) => {
    if (to <= from) return;
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, bottom + 1);
    context.clip();
    paint();
    context.restore();
  };
  if (read === lossOf) paintBand(context, layout, frame.curve);
  context.lineJoin = 'round';
  const lines = (test: number, train: number) => {
    paintLine(context, layout, frame.measured, read, 'test', test);
    paintLine(context, layout, frame.measured, read, 'train', train);
  };
  part(left - 1, now, () => lines(1.5, 2));
  part(now, frame.step < frame.end ? right + 1 : now, () => {
    context.globalAlpha = later;
    lines(1.2, 1.2);
  });
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1;
  line(context, left - 0.5, top, left - 0.5, bottom);
}

/** From the least to the most loss of the batches, with their mean; a bucket is wide enough to be seen. */
function paintBand(context: Brush, { x, y }: Plot, curve: Curve): void {
  const bucket = x(curve.stride) - x(0);
  const { stride, mean, least, most } = joinedCurve(curve, Math.ceil(narrowestBucket / bucket));
  if (mean.length < 2) return;
  const at = (i: number) => x((i + 0.5) * stride + 0.5);
  context.beginPath();
  for (let i = 0; i < most.length; i++) context.lineTo(at(i), y(most[i]!));
  for (let i = least.length - 1; i >= 0; i--) context.lineTo(at(i), y(least[i]!));
  context.fillStyle = token('--ink-3');
  context.globalAlpha = 0.16;
  context.fill();
  context.beginPath();
  for (let i = 0; i < mean.length; i++) context.lineTo(at(i), y(mean[i]!));
  context.strokeStyle = token('--ink-3');
  context.globalAlpha = 0.45;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

function paintLine(
  context: Brush,
  { x, y }: Plot,
  measured: readonly Measured[],
  read: Read,
  set: 'train' | 'test',
  width: number,
): void {
  context.beginPath();
  for (const one of measured) {
    if (one[set].count > 0) context.lineTo(x(one.step), y(read(one[set])));
  }
  context.strokeStyle = token(`--${set}`);
  context.lineWidth = width * strokeScale();
  context.stroke();
  if (measured.length > fewMeasures) return;
  context.fillStyle = token(`--${set}`);
  for (const one of measured) {
    context.beginPath();
    context.arc(x(one.step), y(read(one[set])), 1.2 * width * strokeScale(), 0, 2 * Math.PI);
    if (one[set].count > 0) context.fill();
  }
}

/** A star where the test loss was lowest. */
function paintLowest(
  context: Brush,
  { x, y, top, bottom }: ChartLayout,
  measured: readonly Measured[],
  read: Read,
): void {
  const lowest = lowestTest(measured);
  if (!lowest) return;
  const [at, height, r] = [x(lowest.step), y(read(lowest.test)), 5.5 * strokeScale()];
  context.strokeStyle = token('--test');
  context.lineWidth = 1;
  context.setLineDash([1, 3]);
  line(context, at, top, at, bottom);
  context.setLineDash([]);
  context.beginPath();
  for (let i = 0; i < 10; i++) {
    const [angle, reach] = [(Math.PI * i) / 5 - Math.PI / 2, i % 2 === 0 ? r : 0.45 * r];
    context.lineTo(at + reach * Math.cos(angle), height + reach * Math.sin(angle));
  }
  context.closePath();
  context.fillStyle = token('--test');
  context.strokeStyle = token('--ground');
  context.lineWidth = 1.5;
  context.stroke();
  context.fill();
}

function paintPlayhead(context: Brush, { x, y, top, bottom }: ChartLayout, frame: Frame, read: Read): void {
  const k = strokeScale();
  const now = x(frame.step);
  context.strokeStyle = token('--ink');
  context.lineWidth = k;
  line(context, now, top, now, bottom);
  const { step, train, test } = frame.now;
  const r = 3.5 * k;
  if (test.count > 0) {
    context.fillStyle = token('--ground');
    context.strokeStyle = token('--test');
    context.lineWidth = 2 * k;
    context.beginPath();
    context.rect(x(step) - r, y(read(test)) - r, 2 * r, 2 * r);
    context.fill();
    context.stroke();
  }
  context.fillStyle = token('--train');
  context.strokeStyle = token('--ground');
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x(step), y(read(train)), r, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

/** A cross where the numbers left the finite range. */
function paintEnd(context: Brush, { x, y }: Plot, measured: readonly Measured[], step: number, read: Read): void {
  const last = measured.findLast((one) => one.step <= step);
  const [at, height, r] = [x(step), y(last ? read(last.train) : 0), 6 * strokeScale()];
  context.strokeStyle = token('--error');
  context.lineWidth = 2 * strokeScale();
  line(context, at - r, height - r, at + r, height + r);
  line(context, at - r, height + r, at + r, height - r);
}

function paintReading(context: Brush, { x, top, bottom }: ChartLayout, step: number): void {
  context.strokeStyle = token('--ink-3');
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  line(context, x(step), top, x(step), bottom);
  context.setLineDash([]);
}

/** The stretch between two places of the pointer. */
function paintPicked(context: Brush, { x, top, bottom }: ChartLayout, { from, to }: Stretch): void {
  context.fillStyle = token('--ink');
  context.globalAlpha = 0.1;
  context.fillRect(x(from), top, x(to) - x(from), bottom - top);
  context.globalAlpha = 1;
}

function line(context: Brush, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
