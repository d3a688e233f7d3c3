import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { fitPlane, planeGrid, rangesOf } from '../../../core/data/plane.ts';

test('a fitted plane holds every sample with a margin and ends at round numbers', () => {
  expect(fitPlane(Float32Array.of(4.3, 200, 7.9, 1000))).toEqual({
    low: 4,
    high: 8.2,
    second: { low: 150, high: 1050 },
  });
});

test('a plane is fitted to one point, to equal points and to none', () => {
  expect(fitPlane(Float32Array.of(5, 0))).toEqual({ low: 4.5, high: 5.5, second: { low: -0.1, high: 0.1 } });
  expect(fitPlane(new Float32Array(0))).toEqual({ low: -1, high: 1 });
});

test('the grid of a plane runs over the first input, row by row of the second', () => {
  const moons = makeDataset('moons', { samples: 4, noise: 0, testShare: 0, seed: 1 });
  const grid = planeGrid({ ...moons, plane: { low: 0, high: 2, second: { low: 10, high: 20 } } }, 2);
  expect([...grid]).toEqual([0.5, 12.5, 1.5, 12.5, 0.5, 17.5, 1.5, 17.5]);
});

test('a plane without a second range shows the same of both inputs', () => {
  expect(rangesOf({ low: -1, high: 1 })).toEqual([
    { low: -1, high: 1 },
    { low: -1, high: 1 },
  ]);
});
