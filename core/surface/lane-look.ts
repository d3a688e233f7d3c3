import { type OptimizerName, optimizerNames } from '../engine/optimizer.ts';
import type { ComparedLane, ComparisonKind } from './comparison.ts';
import type { Spot } from './pen.ts';
import type { Surface } from './protocol.ts';

/** What tells one path from another on a surface: each of these has as many as there may be lanes. */

/** Colours on the height scale, red green blue: the tokens --on-height-0 … of the interface. */
export const laneColours = [0x182029, 0x8332ac, 0xf14191, 0x493900, 0xb1680a, 0x9d005d] as const;

/** Lengths of strokes and gaps; the first is solid. */
export const laneDashes: readonly (readonly number[])[] = [[], [11, 6], [3, 6], [8, 4, 2, 4], [7, 5], [3, 5, 3, 9]];

/** Marks in 14 x 14, by their corners. */
export const laneOutlines: readonly (readonly Spot[])[] = [
  [
    [1.6, 1.6],
    [12.4, 1.6],
    [12.4, 12.4],
    [1.6, 12.4],
  ],
  disc(),
  [
    [7, 0],
    [13.1, 10.5],
    [0.9, 10.5],
  ],
  [
    [7, 0],
    [14, 7],
    [7, 14],
    [0, 7],
  ],
  [
    [7, 14],
    [0.9, 3.5],
    [13.1, 3.5],
  ],
  [
    [7, 0.2],
    [13.5, 4.9],
    [11, 12.5],
    [3, 12.5],
    [0.5, 4.9],
  ],
];

/** The same as paths of an SVG drawing. */
export const laneShapes = laneOutlines.map((corners) => `M${corners.map((corner) => corner.join(' ')).join('L')}z`);

/** A circle of radius 6 by 24 corners, each turned from the one before by 15 degrees. */
function disc(): readonly Spot[] {
  const [cos, sin] = [0.9659258262890683, 0.25881904510252074];
  let [x, y] = [6, 0];
  return Array.from({ length: 24 }, (): Spot => {
    [x, y] = [x * cos - y * sin, x * sin + y * cos];
    return [Number((7 + x).toFixed(2)), Number((7 + y).toFixed(2))];
  });
}

/** Which of these a path of a surface has: a run alone has that of its optimizer. */
export function lookOf({ compared }: Surface, path: number, optimizer: OptimizerName): number {
  const lane = compared?.lanes[path];
  return lane ? lookOfLane(compared.kind, lane, path) : optimizerNames.indexOf(optimizer);
}

/** Which of these a lane has: an optimizer has its own everywhere, others take them in their order. */
export function lookOfLane(kind: ComparisonKind, { optimizer }: ComparedLane, place: number): number {
  return kind === 'optimizers' ? optimizerNames.indexOf(optimizer.name) : place;
}
