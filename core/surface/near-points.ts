import type { Pieces } from '../pieces.ts';
import type { Way } from './train-lanes.ts';
import { difference, norm } from './vectors.ts';

/** A way that goes farther than so many times the middle one would leave the others a dot. */
const farthest = 6;

/**
 * The points that a plane is laid through: of the way in hand the first one comes first and the others last; between them
 * the points of the other ways. What lies much farther from the start than most ways come has no part in it.
 */
export function* nearPoints(ways: readonly [Way, ...Way[]], chosen: number): Pieces<Float32Array[]> {
  const inHand = ways[chosen] ?? ways[0];
  const start = inHand.points[0]!;
  const far: number[][] = [];
  for (const { points } of ways) {
    const each: number[] = [];
    for (const point of points) {
      each.push(norm(difference(point, start)));
      yield;
    }
    far.push(each);
  }
  const reaches = far.map((each) => Math.max(...each)).sort((a, b) => a - b);
  const limit = farthest * reaches[Math.floor((reaches.length - 1) / 2)]!;
  const near = (way: Way) => way.points.filter((_, i) => far[ways.indexOf(way)]![i]! <= limit);
  const others = ways.filter((way) => way !== inHand).flatMap(near);
  return [start, ...others, ...near(inHand).slice(1)];
}
