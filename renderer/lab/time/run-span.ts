import { scaleLinear } from 'd3-scale';
import type { Schedule } from './schedule.ts';

/** The stretch of time that the timeline and the loss chart show, from step 0. */
export interface RunSpan {
  /** In steps. */
  readonly length: number;
  /** What its ticks count. */
  readonly unit: 'steps' | 'epochs';
  /** Its length in that unit. */
  readonly count: number;
}

export interface SpanTick {
  readonly step: number;
  /** The step or epoch that is written there. */
  readonly count: number;
}

/** A stretch of so few epochs is counted in steps. */
const fewEpochs = 2;
/** No span is shorter than so many steps. */
const leastSteps = 10;

/**
 * A span with room for a run: its length is 1, 2 or 5 times a power of ten, so that it about doubles now and then instead
 * of crawling with every step. It counts steps within the first epoch and epochs from then on.
 */
export function runSpan(end: number, { endOf }: Schedule): RunSpan {
  const reach = Math.max(end, leastSteps);
  const first = endOf(1);
  if (reach <= first) {
    const length = Math.min(roundUp(reach), first);
    return { length, unit: 'steps', count: length };
  }
  let count = 2;
  while (endOf(count) < reach) count = roundUp(count + 1);
  return { length: endOf(count), unit: 'epochs', count };
}

/** At most `most` + 1 ticks at whole numbers, evenly spaced in steps or epochs, the first at 0. */
export function spanTicks({ unit, count }: RunSpan, { endOf }: Schedule, most: number): readonly SpanTick[] {
  return roundTicks(count, Math.min(most, count))
    .filter(Number.isInteger)
    .map((at) => ({ count: at, step: unit === 'steps' ? at : endOf(at) }));
}

/** Round numbers from 0 to an end, at most so many besides the 0. */
export function roundTicks(end: number, most: number): readonly number[] {
  const scale = scaleLinear().domain([0, end]);
  // The scale takes a number of ticks as a hint, and may give up to half as many more.
  let hint = Math.max(1, most);
  while (hint > 1 && scale.ticks(hint).length > most + 1) hint -= 1;
  return scale.ticks(hint);
}

/** The same for a stretch within a run: whole epochs while it holds a few of them, else steps. */
export function stretchTicks(
  { from, to }: { readonly from: number; readonly to: number },
  { at, endOf }: Schedule,
  most: number,
): { readonly unit: RunSpan['unit']; readonly ticks: readonly SpanTick[] } {
  const [first, last] = [at(Math.ceil(from)).epoch, at(Math.floor(to)).epoch];
  const unit = last - first > fewEpochs ? 'epochs' : 'steps';
  const scale = scaleLinear().domain(unit === 'epochs' ? [first, last] : [from, to]);
  const ticks = scale
    .ticks(Math.max(1, most))
    .filter(Number.isInteger)
    .map((count) => ({ count, step: unit === 'steps' ? count : endOf(count) }));
  return { unit, ticks: ticks.filter(({ step }) => step >= from && step <= to) };
}

/** The next number up among 1, 2 and 5 times the powers of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= value)!;
}
