import type { Frame, Measured } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import { lowestTest } from '../time/flags.ts';
import type { ChartLayout, Plot, Read } from './chart-layout.ts';
import type { Stretch } from './chart-zoom.ts';

/** A star where the test loss was lowest. */
export function paintLowest(
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
  paintRule(context, at, top, at, bottom);
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

/** The playhead, with the losses that were last measured. */
export function paintPlayhead(context: Brush, { x, y, top, bottom }: ChartLayout, frame: Frame, read: Read): void {
  const k = strokeScale();
  const now = x(frame.step);
  context.strokeStyle = token('--ink');
  context.lineWidth = k;
  paintRule(context, now, top, now, bottom);
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
export function paintEnd(
  context: Brush,
  { x, y }: Plot,
  measured: readonly Measured[],
  step: number,
  read: Read,
): void {
  const last = measured.findLast((one) => one.step <= step);
  const [at, height, r] = [x(step), y(last ? read(last.train) : 0), 6 * strokeScale()];
  context.strokeStyle = token('--error');
  context.lineWidth = 2 * strokeScale();
  paintRule(context, at - r, height - r, at + r, height + r);
  paintRule(context, at - r, height + r, at + r, height - r);
}

/** The step that is read. */
export function paintReading(context: Brush, { x, top, bottom }: ChartLayout, step: number): void {
  context.strokeStyle = token('--ink-3');
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  paintRule(context, x(step), top, x(step), bottom);
  context.setLineDash([]);
}

/** The stretch between two places of the pointer. */
export function paintPicked(context: Brush, { x, top, bottom }: ChartLayout, { from, to }: Stretch): void {
  context.fillStyle = token('--ink');
  context.globalAlpha = 0.1;
  context.fillRect(x(from), top, x(to) - x(from), bottom - top);
  context.globalAlpha = 1;
}

/** A straight line, in the present stroke. */
export function paintRule(context: Brush, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
