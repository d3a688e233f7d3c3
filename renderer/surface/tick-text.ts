import type { HeightScale } from '../../core/surface/height-scale.ts';
import { decimalsOf } from '../../core/surface/round-numbers.ts';
import { plain, real } from '../text.ts';

/** One of the round numbers along an axis: as many decimals as tell them apart. */
export const roundText = (numbers: readonly number[], one: number): string => real(one, decimalsOf(numbers));

/** A loss beside its tick; on a log scale as many decimals as it needs. */
export function tickText({ ticks, log }: HeightScale, tick: number): string {
  return log ? plain(tick) : roundText(ticks, tick);
}
