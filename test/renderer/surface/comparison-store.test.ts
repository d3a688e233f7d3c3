import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { comparisonKinds, mostLanes } from '../../../core/surface/comparison.ts';
import { defaultSettings } from '../../../core/training/settings.ts';
import { createComparison } from '../../../renderer/surface/comparison-store.ts';

const settings = { ...defaultSettings('spiral'), seed: 3 };

test('each comparison begins with the settings of the run among its lanes, and that one in hand', () => {
  for (const kind of comparisonKinds) {
    const store = createComparison(signal(settings));
    store.choose(kind);
    const asked = store.asked.value!;
    expect(asked.lanes.length).toBeLessThanOrEqual(mostLanes);
    expect(asked.lanes[store.chosen.value]).toEqual({ optimizer: { name: 'sgd' }, learningRate: 0.1, order: 3 });
  }
});

test('a lane that leaves does not take the one in hand out of reach', () => {
  const store = createComparison(signal(settings));
  store.choose('orders');
  store.chosen.value = 4;
  store.setLane(0, { on: false });
  expect(store.chosen.value).toBe(3);
  store.choose(undefined);
  expect(store.asked.value).toBeUndefined();
});

test('a batch or a penalty that is changed during the run is asked for at once', () => {
  const run = signal(settings);
  const store = createComparison(run);
  store.choose('rates');
  run.value = { ...settings, batch: 25, l2: 0.001 };
  expect(store.asked.value).toMatchObject({ batch: 25, l1: 0, l2: 0.001 });
});
