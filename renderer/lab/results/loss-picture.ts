import type { ReadonlySignal } from '@preact/signals';
import type { Frame, Measured } from '../../../core/protocol/messages.ts';
import type { Curve } from '../../../core/training/curve.ts';
import type { Paint } from '../../draw/canvas.tsx';
import { font, size, strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { plain } from '../../text.ts';
import { paintTicks } from '../time/paint-ticks.ts';
import { type RunTime, runTimeOf } from '../time/run-time.ts';
import { type ChartLayout, chartLayout, joinedCurve, type LossScale, linearScale, logScale } from './chart-layout.ts';

/** How the chart is looked at; the painting says in return where things came to lie. */
export interface ChartLook {
  readonly log: ReadonlySignal<boolean>;
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

/** Paints the losses of a run: axes, the band of the batches, the two lines, the playhead with its marks. */
export function paintChart(lab: Lab, look: ChartLook): Paint {
  const time = runTimeOf(lab);
  return (context, width, height) => {
    const [frame, run] = [lab.frame.value, time.value];
    if (!frame || !run) return;
    const scale = look.log.value ? logScale(frame.measured) : linearScale(frame.measured);
    const text = size('--t-1');
    const longest = Math.max(3, ...scale.lines.map((loss) => plain(loss).length));
    const layout = chartLayout({ width, height, text, longest }, run.span.length, scale);
    look.stepAt = layout.stepAt;
    look.tipAt = layout.x;
    paintAxes(context, layout, scale, run);
    paintLosses(context, layout, frame);
    paintPlayhead(context, layout, frame);
    const divergence = lab.divergence.value;
    if (divergence) paintEnd(context, layout, frame.measured, divergence.lastFinite);
    if (look.read.value !== undefined) paintReading(context, layout, look.read.value);
  };
}

function paintAxes(context: CanvasRenderingContext2D, layout: ChartLayout, scale: LossScale, run: RunTime): void {
  const { left, right, bottom } = layout;
  context.font = font('--t-1', token('--w-text'));
  context.fillStyle = token('--ink-3');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const [i, loss] of scale.lines.entries()) {
    const y = Math.round(layout.y(loss)) + 0.5;
    context.strokeStyle = token(i === 0 ? '--line-strong' : '--line');
    line(context, left, y, right, y);
    context.fillText(plain(loss), left - 6, y);
  }
  context.textBaseline = 'alphabetic';
  paintTicks(context, layout, run, bottom + size('--t-1') + 5);
}

/** The band of the batches and the two lines, paler after the playhead. */
export function paintLosses(context: CanvasRenderingContext2D, layout: Plot, frame: Frame): void {
  const { left, right, top, bottom } = layout;
  const now = layout.x(frame.step);
  const part = (from: number, to: number, paint: () => void) => {
    if (to <= from) return;
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, bottom + 1);
    context.clip();
    paint();
    context.restore();
  };
  paintBand(context, layout, frame.curve);
  context.lineJoin = 'round';
  const lines = (test: number, train: number) => {
    paintLine(context, layout, frame.measured, 'test', test);
    paintLine(context, layout, frame.measured, 'train', train);
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
function paintBand(context: CanvasRenderingContext2D, { x, y }: Plot, curve: Curve): void {
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
  context: CanvasRenderingContext2D,
  { x, y }: Plot,
  measured: readonly Measured[],
  set: 'train' | 'test',
  width: number,
): void {
  context.beginPath();
  for (const one of measured) {
    if (one[set].count > 0) context.lineTo(x(one.step), y(one[set].loss));
  }
  context.strokeStyle = token(`--${set}`);
  context.lineWidth = width * strokeScale();
  context.stroke();
  if (measured.length > fewMeasures) return;
  context.fillStyle = token(`--${set}`);
  for (const one of measured) {
    context.beginPath();
    context.arc(x(one.step), y(one[set].loss), 1.2 * width * strokeScale(), 0, 2 * Math.PI);
    if (one[set].count > 0) context.fill();
  }
}

function paintPlayhead(context: CanvasRenderingContext2D, { x, y, top, bottom }: ChartLayout, frame: Frame): void {
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
    context.rect(x(step) - r, y(test.loss) - r, 2 * r, 2 * r);
    context.fill();
    context.stroke();
  }
  context.fillStyle = token('--train');
  context.strokeStyle = token('--ground');
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x(step), y(train.loss), r, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

/** A cross where the numbers left the finite range. */
function paintEnd(
  context: CanvasRenderingContext2D,
  { x, y }: Plot,
  measured: readonly Measured[],
  step: number,
): void {
  const last = measured.findLast((one) => one.step <= step);
  const [at, height, r] = [x(step), y(last?.train.loss ?? 0), 6 * strokeScale()];
  context.strokeStyle = token('--error');
  context.lineWidth = 2 * strokeScale();
  line(context, at - r, height - r, at + r, height + r);
  line(context, at - r, height + r, at + r, height - r);
}

function paintReading(context: CanvasRenderingContext2D, { x, top, bottom }: ChartLayout, step: number): void {
  context.strokeStyle = token('--ink-3');
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  line(context, x(step), top, x(step), bottom);
  context.setLineDash([]);
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
