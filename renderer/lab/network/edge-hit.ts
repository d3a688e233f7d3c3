import { edgesOfEach } from './edge-choice.ts';
import { type Curve, edgeCurve, pointOn } from './edge-layout.ts';
import type { Column, NetworkLayout } from './network-layout.ts';

/** An edge under the pointer: the unit of `layer` that it leads to, and the one of the layer before that it comes from. */
export interface EdgeHit {
  readonly layer: number;
  readonly source: number;
  readonly target: number;
}

/** The edge nearest to a point, when it passes within `reach` px above or below; undefined when none does. */
export function edgeAt(layout: NetworkLayout, x: number, y: number, reach: number): EdgeHit | undefined {
  const layer = layout.columns.findIndex((to, i) => i > 0 && x > layout.columns[i - 1]!.right && x < to.left);
  if (layer < 0) return undefined;
  const [from, to] = [layout.columns[layer - 1]!, layout.columns[layer]!];
  // Where not all edges are drawn, they lie too near each other to be told apart.
  if (edgesOfEach(from.places.length, to.places.length) < from.places.length) return undefined;
  return nearest(from, to, x, y, reach);
}

function nearest(from: Column, to: Column, x: number, y: number, reach: number): EdgeHit | undefined {
  // All edges between two columns go the same way from left to right, so one parameter serves them all.
  const share = shareAt(edgeCurve(from, 0, to, 0), x);
  let hit: EdgeHit | undefined;
  let least = reach;
  for (const [i, source] of from.places.entries()) {
    for (const [j, target] of to.places.entries()) {
      const distance = Math.abs(pointOn(edgeCurve(from, i, to, j), share).y - y);
      if (distance > least) continue;
      least = distance;
      hit = { layer: to.layer, source: source.unit, target: target.unit };
    }
  }
  return hit;
}

/** The parameter at which a curve passes x: it only ever goes to the right, so halving finds it, to 1/1000. */
function shareAt(curve: Curve, x: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 10; i++) {
    const middle = (low + high) / 2;
    if (pointOn(curve, middle).x < x) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
