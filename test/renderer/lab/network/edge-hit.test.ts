import { expect, test } from 'vitest';
import { edgeAt } from '../../../../renderer/lab/network/edge-hit.ts';
import { edgeCurve, pointOn } from '../../../../renderer/lab/network/edge-layout.ts';
import { layoutNetwork } from '../../../../renderer/lab/network/network-layout.ts';

const measures = { width: 838, height: 410, tile: 52, control: 28, text: 13 };
const plan = { sizes: [2, 4, 3, 1], maps: true, classes: false, seen: [0, 0, 0, 0] };
const layout = layoutNetwork(plan, measures);

test('a point on an edge finds that edge, near its ends and in between', () => {
  const [from, to] = [layout.columns[0]!, layout.columns[1]!];
  for (const share of [0.15, 0.4, 0.9]) {
    for (let target = 0; target < 4; target++) {
      const { x, y } = pointOn(edgeCurve(from, 1, to, target), share);
      expect(edgeAt(layout, x, y, 1)).toEqual({ layer: 1, source: 1, target });
    }
  }
});

test('far from every edge, and on a column, there is none', () => {
  expect(edgeAt(layout, 300, layout.bottom + 60, 7)).toBeUndefined();
  expect(edgeAt(layout, layout.columns[1]!.x, layout.columns[1]!.places[0]!.y, 7)).toBeUndefined();
});

test('where only the strongest of very many edges are drawn, none is found', () => {
  const image = { width: 28, height: 28 };
  const digits = layoutNetwork({ ...plan, image, sizes: [784, 50, 10], seen: [0, 0, 0] }, measures);
  const { x, y } = pointOn(edgeCurve(digits.columns[0]!, 300, digits.columns[1]!, 3), 0.5);
  expect(edgeAt(digits, x, y, 7)).toBeUndefined();
});
