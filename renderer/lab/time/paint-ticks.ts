import { size } from '../../draw/tokens.ts';
import { t, whole } from '../../text.ts';
import { type SpanTick, spanTicks } from './run-span.ts';
import type { RunTime } from './run-time.ts';

/** The edges between which a span lies, and where a step is. */
interface Edges {
  readonly left: number;
  readonly right: number;
  x(step: number): number;
}

/**
 * Writes the steps or epochs of a span along a line, the unit on the last one; a number that would touch another is left
 * out. Returns all its ticks. The caller chooses font and colour.
 */
export function paintTicks(
  context: CanvasRenderingContext2D,
  { left, right, x }: Edges,
  { span, schedule }: RunTime,
  baseline: number,
): readonly SpanTick[] {
  const gap = size('--t-1');
  const ticks = spanTicks(span, schedule, Math.max(2, Math.floor((right - left) / (5 * gap))));
  const last = ticks.at(-1)!;
  const lastText = t()[`count.${span.unit}`](whole(last.count));
  const lastWidth = context.measureText(lastText).width;
  const lastEnd = Math.min(right, x(last.step) + lastWidth / 2);
  context.textAlign = 'left';
  context.fillText(lastText, lastEnd - lastWidth, baseline);
  let free = left;
  for (const { step, count } of ticks.slice(0, -1)) {
    const text = whole(count);
    const width = context.measureText(text).width;
    const from = Math.max(left, x(step) - width / 2);
    if (from < free || from + width > lastEnd - lastWidth - gap) continue;
    context.fillText(text, from, baseline);
    free = from + width + gap;
  }
  return ticks;
}
