import { type Square, squareTicks } from '../../core/surface/grid.ts';
import type { HeightScale } from '../../core/surface/height-scale.ts';

/** Where the lines on the walls behind a surface stand: at the numbers of the axes. */
export interface WallLines {
  /** Tones of the horizontal lines, and of the floor. */
  readonly levels: readonly number[];
  readonly floor: number;
  /** Places of the upright ones along each direction, from -1 to 1. */
  readonly uprights: readonly [readonly number[], readonly number[]];
}

export function wallLines({ ticks, tone, floor }: HeightScale, square: Square): WallLines {
  const [us, vs] = squareTicks(square);
  const shares = (numbers: readonly number[], centre: number) => numbers.map((one) => (one - centre) / square.half);
  return { levels: ticks.map(tone), floor: tone(floor), uprights: [shares(us, square.u), shares(vs, square.v)] };
}
