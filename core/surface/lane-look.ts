import { optimizerNames } from '../engine/optimizer.ts';
import type { ComparedLane, ComparisonKind } from './comparison.ts';
import type { Surface } from './protocol.ts';

/** What tells one path from another on a surface: each of these has as many as there may be lanes. */

/** Colours on the height scale, red green blue: the tokens --on-height-0 … of the interface. */
export const laneColours = [0x182029, 0x8332ac, 0xf14191, 0x493900, 0xb1680a, 0x9d005d] as const;

/** Lengths of strokes and gaps; the first is solid. */
export const laneDashes: readonly (readonly number[])[] = [[], [11, 6], [3, 6], [8, 4, 2, 4], [7, 5], [3, 5, 3, 9]];

/** Marks in 14 x 14. */
export const laneShapes = [
  'M1.6 1.6h10.8v10.8H1.6z',
  'M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1z',
  'M7 0l6.1 10.5H.9z',
  'M7 0l7 7-7 7-7-7z',
  'M7 14L.9 3.5h12.2z',
  'M7 .2l6.5 4.7-2.5 7.6H3L.5 4.9z',
] as const;

/** Which of these a path of a surface has. */
export function lookOf({ compared }: Surface, path: number): number {
  const lane = compared?.lanes[path];
  return lane ? lookOfLane(compared.kind, lane, path) : path;
}

/** Which of these a lane has: an optimizer has its own everywhere, others take them in their order. */
export function lookOfLane(kind: ComparisonKind, { optimizer }: ComparedLane, place: number): number {
  return kind === 'optimizers' ? optimizerNames.indexOf(optimizer.name) : place;
}
