import { expect, test } from 'vitest';
import type { Dataset } from '../../../../core/data/dataset.ts';
import { arrowDirection, nearestSample, nextSample } from '../../../../renderer/lab/results/nearest-sample.ts';

/** A centre, its four neighbours, and one far to the upper right that is for testing. */
const dataset: Dataset = {
  name: 'cross',
  features: 2,
  inputs: Float32Array.of(0, 0, -0.5, 0.1, 0.5, 0, 0, 0.5, 0.1, -0.5, 0.9, 0.8),
  target: { kind: 'classes', labels: new Uint8Array(6), names: ['a', 'b'] },
  train: 5,
  test: 1,
};

test('the sample nearest to a place is chosen, for training or for testing', () => {
  expect(nearestSample(dataset, 0.1, 0.1)).toBe(0);
  expect(nearestSample(dataset, 1, 1)).toBe(5);
});

test('arrow keys go to the nearest sample in their direction and back', () => {
  expect(nextSample(dataset, 0, 'left')).toBe(1);
  expect(nextSample(dataset, 0, 'right')).toBe(2);
  expect(nextSample(dataset, 0, 'up')).toBe(3);
  expect(nextSample(dataset, 0, 'down')).toBe(4);
  expect(nextSample(dataset, 1, 'right')).toBe(0);
});

test('where no sample lies in a direction, the sample in hand stays', () => {
  expect(nextSample(dataset, 1, 'left')).toBe(1);
  expect(nextSample(dataset, 5, 'up')).toBe(5);
});

test('only arrow keys are directions', () => {
  expect(arrowDirection('ArrowUp')).toBe('up');
  expect(arrowDirection('a')).toBeUndefined();
});
