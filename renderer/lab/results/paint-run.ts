import type { Frame, Measured } from '../../../core/protocol/messages.ts';
import type { Curve } from '../../../core/training/curve.ts';
import type { Brush } from '../../draw/brush.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import { joinedCurve, lossOf, type Plot, type Read } from './chart-layout.ts';
import { paintRule } from './chart-marks.ts';

/** Share of the strength of what lies after the playhead. */
const later = 0.35;
/** So few measures are marked one by one: the line between them is a guess. */
const fewMeasures = 16;
/** Width in px below which buckets of the band are joined. */
const narrowestBucket = 3;

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
  paintRule(context, left - 0.5, top, left - 0.5, bottom);
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
