import { log as naturalLog } from '../elementary.ts';
import { roundNumbers, roundRatios } from './round-numbers.ts';

/** How losses become heights and colours. */
export interface HeightScale {
  /** Lowest and highest loss of the surface. */
  readonly low: number;
  readonly high: number;
  /** The loss at the floor of the picture: 0 when that is near, else the lowest. */
  readonly floor: number;
  /** Round losses along the vertical axis; contours at them are strong and have their number. */
  readonly ticks: readonly number[];
  /** Round losses between those, for finer contours. */
  readonly between: readonly number[];
  readonly log: boolean;
  /** 0 for the lowest loss, 1 for the highest; NaN for what is not finite. */
  readonly tone: (loss: number) => number;
}

/** With a log scale, heights lower than this share of the highest are drawn at it: 0 has no logarithm. */
const logRange = 1e-6;
/** Where heights go below 0, a log scale is straight within this share of the larger side of 0, and logarithmic beyond. */
const straightRange = 0.01;
/** Ticks of an axis, about; of a log axis, at least and at most. */
const usualTicks = 5;
const [leastLogTicks, mostLogTicks] = [4, 6];

type Rounds = Pick<HeightScale, 'ticks' | 'between'>;

/** The scale of a surface; undefined when no value of it is finite. */
export function heightScale(values: Float32Array, log: boolean): HeightScale | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return undefined;
  if (log && low < 0) return bothSides(low, high);
  if (log && high > 0) return logarithmic(low, high);
  return straight(low, high);
}

function straight(low: number, high: number): HeightScale {
  const span = high - low || 1;
  const floor = low >= 0 && low < 0.25 * span ? 0 : low;
  const tone = finite((loss) => (loss - low) / span);
  return { low, high, floor, ...straightRounds(floor, high), log: false, tone };
}

function logarithmic(low: number, high: number): HeightScale {
  const least = Math.max(low, high * logRange);
  const span = naturalLog(high / least) || 1;
  const tone = finite((loss) => naturalLog(Math.max(loss, least) / least) / span);
  return { low, high, floor: least, ...logRounds(least, high), log: true, tone };
}

/** Logarithmic to both sides of 0 and straight near it (Webber, A bi-symmetric log transformation, 2013). */
function bothSides(low: number, high: number): HeightScale {
  const constant = straightRange * Math.max(high, -low);
  const bent = (loss: number) => Math.sign(loss) * naturalLog(1 + Math.abs(loss) / constant);
  const [from, span] = [bent(low), bent(high) - bent(low) || 1];
  const tone = finite((loss) => (bent(loss) - from) / span);
  const rounds = (factors: readonly number[]) => {
    const sizes = roundRatios(constant, Math.max(high, -low), factors);
    return [...sizes.map((size) => -size).reverse(), 0, ...sizes].filter((loss) => loss >= low && loss <= high);
  };
  const ticks = rounds([1]);
  return { low, high, floor: low, ticks, between: rounds([2, 5]).filter((loss) => loss !== 0), log: true, tone };
}

/** Multiples of one step, and the middles between them. */
function straightRounds(low: number, high: number): Rounds {
  const ticks = roundNumbers(low, high, usualTicks);
  const half = ticks.length > 1 ? (ticks[1]! - ticks[0]!) / 2 : 0;
  if (half === 0) return { ticks, between: [] };
  const middles = [ticks[0]! - half, ...ticks.map((tick) => tick + half)];
  return { ticks, between: middles.filter((middle) => middle >= low && middle <= high) };
}

/** 1, 2 and 5 in every power of ten while they are few, else only 1; where they are too few, multiples of one step. */
function logRounds(low: number, high: number): Rounds {
  const many = roundRatios(low, high, [1, 2, 5]);
  if (many.length < leastLogTicks) return straightRounds(low, high);
  if (many.length <= mostLogTicks) return { ticks: many, between: roundRatios(low, high, [1.5, 3, 7]) };
  return { ticks: roundRatios(low, high, [1]), between: roundRatios(low, high, [2, 5]) };
}

const finite = (tone: (loss: number) => number) => (loss: number) => (Number.isFinite(loss) ? tone(loss) : Number.NaN);

/** The tones of all contours of a scale, rising. */
export function contourTones({ ticks, between, tone }: HeightScale): readonly number[] {
  return [...ticks, ...between]
    .map(tone)
    .filter((edge) => edge > 0 && edge < 1)
    .sort((a, b) => a - b);
}

/** The tone in the middle of the band between two contours that a tone lies in. */
export function bandOf(edges: readonly number[], tone: number): number {
  const above = edges.findIndex((edge) => tone < edge);
  const [from, to] = above === -1 ? [edges.at(-1) ?? 0, 1] : [edges[above - 1] ?? 0, edges[above]!];
  return (from + to) / 2;
}
