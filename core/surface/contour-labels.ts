import { contour } from './contour.ts';
import type { HeightScale } from './height-scale.ts';

/** A place over a square from -1 to 1. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where the number of a contour stands. */
export interface ContourLabel extends Place {
  readonly loss: number;
}

/** Room that a number needs to the border and to paths, and to other numbers. A number is twice as wide as it is high. */
const [besides, apart] = [0.09, 0.2];

/**
 * A place on the contour of each tick for its number, as far from the border, the paths and the other numbers as there is; none
 * for a contour without room. `tones` are the heights of a square, (grid, grid).
 */
export function contourLabels(
  tones: Float32Array,
  grid: number,
  { ticks, tone }: HeightScale,
  paths: readonly Place[],
): ContourLabel[] {
  const labels: ContourLabel[] = [];
  for (const loss of ticks) {
    let best: { readonly label: ContourLabel; readonly room: number } | undefined;
    for (const [x1, y1, x2, y2] of contour(tones, grid, grid, tone(loss))) {
      const along = (from: number, to: number) => (from + to) / (grid - 1) - 1;
      const label = { loss, x: along(x1, x2), y: along(y1, y2) };
      const room = Math.min(roomInside(label), roomTo(label, paths), roomTo(label, labels) - (apart - besides));
      if (room > (best?.room ?? besides)) best = { label, room };
    }
    if (best) labels.push(best.label);
  }
  return labels;
}

const roomInside = ({ x, y }: Place): number => Math.min((1 - Math.abs(x)) / 2, 1 - Math.abs(y));

function roomTo({ x, y }: Place, others: readonly Place[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) least = Math.min(least, ((x - other.x) / 2) ** 2 + (y - other.y) ** 2);
  return Math.sqrt(least);
}
