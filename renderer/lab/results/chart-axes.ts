import type { Brush } from '../../draw/brush.ts';
import { font, size, token } from '../../draw/tokens.ts';
import { tickNumber, writeTicks } from '../time/paint-ticks.ts';
import { roundTicks } from '../time/run-span.ts';
import type { ChartLayout, ChartScale } from './chart-layout.ts';
import { paintRule } from './chart-marks.ts';

/** The lines of the scale, with their numbers on the left. */
export function paintLines(
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
    paintRule(context, left, y, right, y);
    context.fillText(number(value), left - 6, y);
  }
  context.textBaseline = 'alphabetic';
}

/** Round numbers from 0 to an end under the plot, the last one `withUnit`, in the font of the lines. */
export function paintAlong(
  context: Brush,
  layout: ChartLayout,
  end: number,
  withUnit: (count: string) => string,
): void {
  const room = context.measureText(tickNumber(end)).width + size('--t-1');
  const ticks = roundTicks(end, Math.floor((layout.right - layout.left) / room));
  writeTicks(
    context,
    layout,
    ticks.map((at) => ({ step: at, count: at })),
    withUnit,
    baseline(layout),
  );
}

/** Where the numbers under a plot stand. */
export const baseline = ({ bottom }: Pick<ChartLayout, 'bottom'>): number => bottom + size('--t-1') + 5;

export function strokePath(context: Brush, points: readonly (readonly [x: number, y: number])[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
