import { scaleLinear, scaleLog, scaleSymlog } from 'd3-scale';

/** How losses become heights and colours. */
export interface HeightScale {
  /** Lowest and highest loss of the surface. */
  readonly low: number;
  readonly high: number;
  /** The loss at the floor of the picture: 0 when that is near, else the lowest. */
  readonly floor: number;
  /** Round losses along the vertical axis. */
  readonly ticks: readonly number[];
  readonly log: boolean;
  /** 0 for the lowest loss, 1 for the highest; NaN for what is not finite. */
  readonly tone: (loss: number) => number;
}

/** With a log scale, heights lower than this share of the highest are drawn at it: 0 has no logarithm. */
const logRange = 1e-6;
/** Where heights go below 0, a log scale is straight within this share of the larger side of 0, and logarithmic beyond. */
const straightRange = 0.01;

/** The scale of a surface; undefined when no value of it is finite. */
export function heightScale(values: Float32Array, log: boolean): HeightScale | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return undefined;
  const span = high - low || 1;
  if (log && low < 0) {
    const scale = scaleSymlog()
      .constant(straightRange * Math.max(high, -low))
      .domain([low, low === high ? 0 : high]);
    const tone = (loss: number) => (Number.isFinite(loss) ? scale(loss) : Number.NaN);
    return { low, high, floor: low, ticks: scale.ticks(5), log: true, tone };
  }
  if (log && high > 0) {
    const least = Math.max(low, high * logRange);
    const scale = scaleLog().domain([least, least === high ? 2 * high : high]);
    const tone = (loss: number) => (Number.isFinite(loss) ? scale(Math.max(loss, least)) : Number.NaN);
    return { low, high, floor: least, ticks: roundest(scale.ticks(), 6), log: true, tone };
  }
  const floor = low >= 0 && low < 0.25 * span ? 0 : low;
  const ticks = scaleLinear().domain([floor, high]).ticks(5);
  return {
    low,
    high,
    floor,
    ticks,
    log: false,
    tone: (loss) => (Number.isFinite(loss) ? (loss - low) / span : Number.NaN),
  };
}

/** Ticks of a log scale: 1, 2 and 5 in every power of ten while they are few, else only 1. */
function roundest(ticks: readonly number[], most: number): readonly number[] {
  const leading = (tick: number) => Math.round(tick / 10 ** Math.floor(Math.log10(tick) + 1e-9));
  const kept = ticks.filter((tick) => [1, 2, 5].includes(leading(tick)));
  return kept.length <= most ? kept : kept.filter((tick) => leading(tick) === 1);
}

/** Decimals that tell the ticks of an axis apart, at most 4. */
export function tickDecimals(ticks: readonly number[]): number {
  const steps = ticks.slice(1).map((tick, i) => tick - ticks[i]!);
  const least = Math.min(...steps.filter((step) => step > 0), 1);
  return Math.max(0, Math.min(4, Math.ceil(-Math.log10(least) - 1e-9)));
}
