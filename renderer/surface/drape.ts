import { insidePart, type Place, placeBetween } from '../../core/surface/inside-square.ts';
import type { PathPoint } from './picture.ts';

/** A path is laid over the surface at places so far apart. */
const apart = 0.04;
/** What moves less than this cannot be seen: half a pixel of a large map. */
const visible = 0.002;

/**
 * A path of straight steps laid over a surface, in pieces: it ends at the border where a step leaves the square, and begins
 * there again where one comes back.
 */
export function drape(places: readonly Place[], toneAt: (x: number, y: number) => number): PathPoint[][] {
  const pointAt = ({ x, y }: Place): PathPoint => ({ x, y, tone: toneAt(x, y), truth: Number.NaN });
  const strokes: PathPoint[][] = [];
  let open = false;
  let from = places[0]!;
  for (const [i, to] of places.entries()) {
    const isLast = i === places.length - 1;
    if (i === 0 || (!isLast && Math.abs(to.x - from.x) + Math.abs(to.y - from.y) < visible)) continue;
    const inside = insidePart(from, to);
    if (inside) {
      const [enters, leaves] = inside;
      const between = (share: number) => placeBetween(from, to, share);
      const [first, last] = [between(enters), between(leaves)];
      if (!open || enters > 0) strokes.push([pointAt(first)]);
      const pieces = Math.max(1, Math.ceil(Math.hypot(last.x - first.x, last.y - first.y) / apart));
      for (let piece = 1; piece <= pieces; piece++) {
        strokes.at(-1)!.push(pointAt(between(enters + ((leaves - enters) * piece) / pieces)));
      }
      open = leaves === 1;
    } else {
      open = false;
    }
    from = to;
  }
  return strokes;
}
