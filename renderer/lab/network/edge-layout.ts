import type { Column, NetworkLayout, Place } from './network-layout.ts';

/** A cubic curve that leaves and arrives level: from (x1, y1) to (x2, y2), both handles `bend` long. */
export interface Curve {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly bend: number;
}

/** The edge from one shown unit to another: one value goes out at one point, many terms come in at points of their own. */
export function edgeCurve(from: Column, source: number, to: Column, target: number): Curve {
  const [x1, x2] = [from.right, to.left];
  const span = (0.8 * to.tile) / to.across;
  const entry = (source - (from.places.length - 1) / 2) * (span / from.places.length);
  return { x1, y1: from.places[source]!.port, x2, y2: to.places[target]!.port + entry, bend: 0.48 * (x2 - x1) };
}

/** The point at a share of the way along a curve's parameter. */
export function pointOn({ x1, y1, x2, y2, bend }: Curve, share: number): { x: number; y: number } {
  const rest = 1 - share;
  const [a, b, c, d] = [rest ** 3, 3 * rest * rest * share, 3 * rest * share * share, share ** 3];
  return { x: a * x1 + b * (x1 + bend) + c * (x2 - bend) + d * x2, y: (a + b) * y1 + (c + d) * y2 };
}

export interface EdgeLabel {
  /** The unit that the edge comes from. */
  readonly source: number;
  readonly x: number;
  readonly y: number;
}

/** Where along an edge its label stands: beside the source, where edges have not yet met. */
const labelShare = 0.17;

/**
 * Labels of all edges into one unit, pushed apart to stand at least `apart` px from each other. None when they do not
 * fit between top and bottom, or when not every source is shown.
 */
export function edgeLabels(layout: NetworkLayout, layer: number, unit: number, apart: number): EdgeLabel[] {
  const [from, to] = [layout.columns[layer - 1], layout.columns[layer]];
  const target = to?.places.findIndex((place: Place) => place.unit === unit) ?? -1;
  if (!from || !to || target < 0 || from.places.length < from.size || from.across > 1) return [];
  if (from.size * apart > layout.bottom - layout.top) return [];
  const labels = from.places
    .map((place, source) => ({ source: place.unit, ...pointOn(edgeCurve(from, source, to, target), labelShare) }))
    .sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; i++) labels[i]!.y = Math.max(labels[i]!.y, labels[i - 1]!.y + apart);
  let lowest = layout.bottom - apart / 2;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, lowest);
    lowest = label.y - apart;
  }
  return labels;
}
