import { expect, test } from 'vitest';
import { layoutNetwork, type NetworkPlan } from '../../../../renderer/lab/network/network-layout.ts';

const desktop = { width: 838, height: 410, tile: 52, control: 28, text: 13 };

function plan(sizes: number[], more: Partial<NetworkPlan> = {}): NetworkPlan {
  return { sizes, maps: true, classes: false, seen: sizes.map(() => 0), ...more };
}

const digits = plan([784, 50, 10], { image: { width: 28, height: 28 }, maps: false, classes: true });

test('columns stand at equal distances, the layers in order', () => {
  const x = layoutNetwork(plan([2, 4, 3, 1]), desktop).columns.map((column) => column.x);
  const steps = x.slice(1).map((at, i) => at - x[i]!);
  for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 9);
  expect(steps[0]).toBeGreaterThan(52);
});

test('units of a column stand one under another, centred on the same line as the other columns', () => {
  const { columns } = layoutNetwork(plan([2, 4, 3, 1]), desktop);
  const middles = columns.map(({ places }) => (places[0]!.y + places.at(-1)!.y) / 2);
  for (const middle of middles) expect(middle).toBeCloseTo(middles[0]!, 9);
});

test.each([[[2, 4, 3, 1]], [[2, 8, 8, 1]], [[2, 1]], [[2, 16, 1]], [[2, 300, 1]]])(
  'tiles of %j stay between heads and inspector',
  (sizes) => {
    const { columns, top, bottom } = layoutNetwork(plan(sizes), desktop);
    for (const { places, tile } of columns) {
      for (const { y } of places) {
        expect(y - tile / 2).toBeGreaterThanOrEqual(top - 6);
        expect(y + tile / 2).toBeLessThanOrEqual(bottom);
      }
    }
  },
);

test('784 inputs are one picture of 6 px a pixel, whose edges leave at the right in the order of the pixels', () => {
  const [input] = layoutNetwork(digits, desktop).columns;
  expect(input!.picture).toMatchObject({ width: 168, height: 168, pixel: 6 });
  expect(input!.places).toHaveLength(784);
  const ports = input!.places.map((place) => place.port);
  expect(ports).toEqual(ports.toSorted((a, b) => a - b));
  expect(input!.right).toBe(input!.picture!.x + 168);
});

test('50 hidden neurons of a picture are all shown, and their edges leave at 50 different heights', () => {
  const hidden = layoutNetwork(digits, desktop).columns[1]!;
  expect(hidden.across).toBeGreaterThan(1);
  expect(new Set(hidden.places.map((place) => place.port)).size).toBe(50);
});

test('columns of digits do not overlap, and bars fit beside the outputs', () => {
  const { columns, width } = layoutNetwork(digits, desktop);
  expect(columns[0]!.right).toBeLessThan(columns[1]!.left);
  expect(columns[1]!.right).toBeLessThan(columns[2]!.left);
  expect(columns[2]!.right + 110).toBeLessThan(width);
});

test('heads of many layers stand on three lines, and of very many the drawing grows wider than its box', () => {
  expect(layoutNetwork(plan([2, 4, 3, 1]), desktop).narrowHeads).toBe(false);
  expect(layoutNetwork(plan([2, 4, 4, 4, 4, 1]), desktop).narrowHeads).toBe(true);
  const deep = layoutNetwork(plan([2, ...Array.from({ length: 20 }, () => 4), 1]), desktop);
  expect(deep.width).toBeGreaterThan(desktop.width);
  expect(deep.columns[1]!.x - deep.columns[0]!.x).toBeGreaterThan(76);
});

test('tiles make room for the warnings under their columns, and need none where nothing is said', () => {
  const lowest = (warnings: number) => {
    const { columns } = layoutNetwork(plan([2, 8, 8, 1], { warnings }), desktop);
    return Math.max(...columns.flatMap(({ places, tile }) => places.map(({ y }) => y + tile / 2)));
  };
  expect(lowest(48)).toBeLessThan(desktop.height - 48 - 4);
  expect(lowest(0)).toBe(lowest(6));
});
