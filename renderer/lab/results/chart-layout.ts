import { scaleLinear } from 'd3-scale';
import type { Evaluation } from '../../../core/engine/engine.ts';
import type { Measured } from '../../../core/protocol/messages.ts';
import type { Curve } from '../../../core/training/curve.ts';
import type { Stretch } from './chart-zoom.ts';

/** From losses, or shares of right answers, to the height of a chart. */
export interface ChartScale {
  /** Values with a line and a number: two to four, rising. */
  readonly lines: readonly number[];
  /** 0 at the bottom of the chart, 1 at the top; what lies beyond is drawn at the limit. */
  at(value: number): number;
}

const mostLines = 4;
/** Losses below this are all the same on a logarithmic scale: float32 holds no more. */
const leastLoss = 1e-9;

/** The losses of some measures, without those that are not numbers. */
function lossesOf(measured: readonly Measured[]): number[] {
  return measured.flatMap(({ train, test }) => [train.loss, test.loss]).filter(Number.isFinite);
}

/** A scale from 0 to a round number above every loss. As a run remembers its losses, it grows but never shrinks. */
export function linearScale(measured: readonly Measured[]): ChartScale {
  const most = lossesOf(measured).reduce((a, b) => Math.max(a, b), leastLoss);
  for (let count = mostLines - 1; ; count--) {
    const scale = scaleLinear().domain([0, most]).nice(count);
    const lines = scale.ticks(count);
    const top = scale.domain()[1]!;
    if (lines.length <= mostLines || count === 1)
      return { lines: lines.slice(0, mostLines), at: (loss) => clamp(loss / top) };
  }
}

/** A logarithmic scale from a round number below all losses to one above. */
export function logScale(measured: readonly Measured[]): ChartScale {
  const losses = lossesOf(measured).map((loss) => Math.max(loss, leastLoss));
  const least = losses.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = losses.reduce((a, b) => Math.max(a, b), leastLoss);
  const lines = logLines(Math.min(least, most), most);
  const [low, high] = [Math.log10(lines[0]!), Math.log10(lines.at(-1)!)];
  return { lines, at: (loss) => clamp((Math.log10(Math.max(loss, leastLoss)) - low) / (high - low)) };
}

/** The number that a line shows of what was measured. */
export type Read = (evaluation: Evaluation) => number;

export const lossOf: Read = ({ loss }) => loss;

/** The share of right answers. */
export const accuracyOf: Read = ({ correct, count }) => correct / count;

/** Where scales of accuracy may begin; all end at 1. */
const accuracyFloors = [0.98, 0.9, 0.8, 0.5, 0];

/** A scale from a round share below every accuracy to 1, with a line halfway. */
export function accuracyScale(measured: readonly Measured[]): ChartScale {
  const shares = measured.flatMap(({ train, test }) => [accuracyOf(train), accuracyOf(test)]).filter(Number.isFinite);
  const least = shares.reduce((a, b) => Math.min(a, b), 1);
  const low = accuracyFloors.find((floor) => floor < least) ?? 0;
  return { lines: [low, (1 + low) / 2, 1], at: (share) => clamp((share - low) / (1 - low)) };
}

/** The measures within a stretch of steps, and one more on either side, to which lines lead. */
export function measuredWithin(measured: readonly Measured[], { from, to }: Stretch): readonly Measured[] {
  const first = measured.findIndex((one) => one.step >= from);
  const last = measured.findLastIndex((one) => one.step <= to);
  return measured.slice(Math.max(0, (first < 0 ? measured.length : first) - 1), last + 2);
}

/** Round numbers from one at or below `least` to one above `most`: 1, 2, 5 and powers of ten while these are few. */
function logLines(least: number, most: number): number[] {
  for (const factors of [[1, 2, 5], [1]]) {
    const lines = [];
    for (let power = Math.floor(Math.log10(least)); lines.length <= mostLines; power++) {
      for (const factor of factors) {
        const line = Number(`${factor}e${power}`);
        if (line <= least) lines.length = 0;
        lines.push(line);
        if (line > most && lines.length <= mostLines) return lines;
      }
    }
  }
  const low = Math.floor(Math.log10(least));
  const every = Math.ceil((Math.log10(most) - low) / (mostLines - 1));
  return Array.from({ length: mostLines }, (_, i) => Number(`1e${low + i * every}`));
}

const clamp = (share: number) => Math.max(0, Math.min(1, share));

/** The plot inside a chart: where steps and losses lie, in CSS px. */
export interface ChartLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(step: number): number;
  y(value: number): number;
  /** The step under a place, within the plot. */
  stepAt(x: number): number;
}

/** Where a plot lies and how it scales. */
export type Plot = Omit<ChartLayout, 'stepAt'>;

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Size of its text. */
  readonly text: number;
  /** Characters of the longest number on the left. */
  readonly longest: number;
}

/** Room for numbers left and below; the plot takes the rest. A digit of the widest face takes two thirds of its size. */
export function chartLayout(
  { width, height, text, longest }: ChartSize,
  { from, to }: Stretch,
  scale: ChartScale,
): ChartLayout {
  const left = Math.ceil(longest * text * 0.66) + 8;
  const right = Math.max(left + 1, width - 4);
  const top = Math.ceil(text / 2);
  const bottom = Math.max(top + 1, height - text - 8);
  return {
    left,
    right,
    top,
    bottom,
    x: (step) => left + ((right - left) * (step - from)) / (to - from),
    y: (value) => bottom - (bottom - top) * scale.at(value),
    stepAt: (x) => Math.round(from + clamp((x - left) / (right - left)) * (to - from)),
  };
}

/** The measure nearest to a step. */
export function measuredNear(measured: readonly Measured[], step: number): Measured | undefined {
  let low = 0;
  let high = measured.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (measured[middle]!.step <= step) low = middle;
    else high = middle;
  }
  const [before, after] = [measured[low], measured[high]];
  if (!before || !after) return before;
  return step - before.step <= after.step - step ? before : after;
}

/** The curve with so many neighbouring buckets made one: their mean, least and most. */
export function joinedCurve({ stride, mean, least, most }: Curve, every: number): Curve {
  if (every <= 1) return { stride, mean, least, most };
  const count = Math.ceil(mean.length / every);
  const join = (values: Float32Array, of: (a: number, b: number) => number) =>
    Float32Array.from({ length: count }, (_, i) => values.subarray(i * every, (i + 1) * every).reduce(of));
  const sums = join(mean, (a, b) => a + b);
  return {
    stride: stride * every,
    mean: sums.map((sum, i) => sum / (Math.min(mean.length, (i + 1) * every) - i * every)),
    least: join(least, (a, b) => Math.min(a, b)),
    most: join(most, (a, b) => Math.max(a, b)),
  };
}
