import { expect, test } from 'vitest';
import { optimizerDefaults } from '../../../core/engine/optimizer.ts';
import { comparisonKinds } from '../../../core/surface/comparison.ts';
import { laneOf, offeredLanes, placeOfOwn } from '../../../core/surface/offered-lanes.ts';
import { defaultSettings } from '../../../core/training/settings.ts';

const settings = { ...defaultSettings('spiral'), seed: 3 };

test("the run's own lane is offered as it is, however many digits its rate has, and is found again", () => {
  const run = { ...settings, learningRate: 0.0123 };
  for (const kind of comparisonKinds) {
    const lanes = offeredLanes(kind, run);
    expect(lanes).toContainEqual({ ...laneOf(run), on: true });
    expect(lanes[placeOfOwn(lanes, run)]).toEqual({ ...laneOf(run), on: true });
  }
});

test('lanes differ in one thing alone', () => {
  const of = (kind: (typeof comparisonKinds)[number]) => offeredLanes(kind, settings);
  expect(of('rates').map(({ learningRate }) => learningRate)).toEqual([0.01, 0.03, 0.1, 0.3, 1]);
  expect(of('orders').map(({ order, start }) => [order, start])).toEqual(
    [3, 4, 5, 6, 7].map((seed) => [seed, undefined]),
  );
  expect(of('starts').map(({ order, start }) => [order, start])).toEqual(
    [undefined, 4, 5, 6, 7].map((seed) => [3, seed]),
  );
});

test('momentum begins at a tenth of the rate of plain descent, and the run keeps its own settings', () => {
  const momentum = { ...optimizerDefaults.momentum, momentum: 0.5 };
  const lanes = offeredLanes('optimizers', { ...settings, optimizer: momentum, learningRate: 0.02 });
  expect(lanes.slice(0, 3).map(({ learningRate }) => learningRate)).toEqual([0.2, 0.02, 0.02]);
  expect(lanes[1]!.optimizer).toBe(momentum);
});
