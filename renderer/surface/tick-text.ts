import { plain, real } from '../text.ts';
import { type HeightScale, tickDecimals } from './height-scale.ts';

/** A loss beside its tick: as many decimals as tell the ticks apart, on a log scale as many as it needs. */
export function tickText({ ticks, log }: HeightScale, tick: number): string {
  return log ? plain(Number(tick.toPrecision(3))) : real(tick, tickDecimals(ticks));
}
