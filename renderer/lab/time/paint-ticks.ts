import type { Brush } from '../../draw/brush.ts';
import { size } from '../../draw/tokens.ts';
import { plain, t, whole } from '../../text.ts';
import { type SpanTick, spanTicks } from './run-span.ts';
import type { RunTime } from './run-time.ts';

/** The edges between which a span lies, and where a step is. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  x(step: number): number;
}

/**
 * Writes the steps or epochs of a span along a line, the unit on the last one; a number that would touch another is left
 * out. Returns all its ticks. The caller chooses font and colour.
 */
export function paintTicks(
  context: Brush,
  edges: Edges,
  { span, schedule }: RunTime,
  baseline: number,
): readonly SpanTick[] {
  const ticks = spanTicks(span, schedule, mostTicks(edges));
  writeTicks(context, edges, ticks, t()[`count.${span.unit}`], baseline);
  return ticks;
}

/** As many ticks as there is room for. */
export const mostTicks = ({ left, right }: Edges): number =>
  Math.max(2, Math.floor((right - left) / (5 * size('--t-1'))));

/** Writes some ticks along a line, the last one `withUnit`. */
export function writeTicks(
  context: Brush,
  { left, right, x }: Edges,
  ticks: readonly SpanTick[],
  withUnit: (count: string) => string,
  baseline: number,
): void {
  const gap = size('--t-1');
  const last = ticks.at(-1);
  if (!last) return;
  const lastText = withUnit(tickNumber(last.count));
  const lastWidth = context.measureText(lastText).width;
  const lastEnd = Math.min(right, x(last.step) + lastWidth / 2);
  context.textAlign = 'left';
  context.fillText(lastText, lastEnd - lastWidth, baseline);
  let free = left;
  for (const { step, count } of ticks.slice(0, -1)) {
    const text = tickNumber(count);
    const width = context.measureText(text).width;
    const from = Math.max(left, x(step) - width / 2);
    if (from < free || from + width > lastEnd - lastWidth - gap) continue;
    context.fillText(text, from, baseline);
    free = from + width + gap;
  }
}

/** The number at a tick. */
export const tickNumber = (count: number): string => (count < 1000 ? plain(count) : whole(count));
