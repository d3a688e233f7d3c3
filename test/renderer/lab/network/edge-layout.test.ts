import { expect, test } from 'vitest';
import { edgeCurve, edgeLabels, pointOn } from '../../../../renderer/lab/network/edge-layout.ts';
import { layoutNetwork } from '../../../../renderer/lab/network/network-layout.ts';

const measures = { width: 838, height: 410, tile: 52, control: 28, text: 13 };
const plan = { sizes: [2, 4, 3, 1], maps: true, classes: false, seen: [0, 0, 0, 0] };
const layout = layoutNetwork(plan, measures);
const [input, hidden] = [layout.columns[0]!, layout.columns[1]!];

test('an edge leaves at the middle right of its source and comes in on the left of its target', () => {
  const curve = edgeCurve(input, 1, hidden, 2);
  expect(curve.x1).toBe(input.x + 26);
  expect(curve.y1).toBe(input.places[1]!.y);
  expect(curve.x2).toBe(hidden.x - 26);
  expect(pointOn(curve, 0)).toEqual({ x: curve.x1, y: curve.y1 });
  expect(pointOn(curve, 1)).toEqual({ x: curve.x2, y: curve.y2 });
});

test('edges come in down 80% of the left side of their target, in the order of their sources', () => {
  const [from, to] = [layout.columns[1]!, layout.columns[2]!];
  const entries = from.places.map((_, source) => edgeCurve(from, source, to, 0).y2 - to.places[0]!.y);
  expect(entries).toEqual(entries.toSorted((a, b) => a - b));
  expect(entries.at(-1)! - entries[0]!).toBeCloseTo(0.8 * 52 * (3 / 4), 9);
});

test('labels of the edges into a neuron stand at least so far apart, and within the drawing', () => {
  const labels = edgeLabels(layout, 2, 2, 40);
  expect(labels.map((label) => label.source).sort()).toEqual([0, 1, 2, 3]);
  for (let i = 1; i < labels.length; i++) expect(labels[i]!.y - labels[i - 1]!.y).toBeGreaterThanOrEqual(40 - 1e-9);
  expect(labels.at(-1)!.y).toBeLessThanOrEqual(layout.bottom);
});

test('there are no labels for an input, nor where they do not fit', () => {
  expect(edgeLabels(layout, 0, 0, 22)).toEqual([]);
  expect(edgeLabels(layout, 2, 0, 200)).toEqual([]);
});
