import { expect, test } from 'vitest';
import { coarseGrid, mapGrids } from '../../../renderer/lab/map-grids.ts';

test('up to 200,000 weights all maps are as fine as they can be', () => {
  expect(mapGrids('moving', 195_000)).toEqual({ unitGrid: 24, outputGrid: 64 });
  expect(mapGrids('still', 200_000)).toEqual({ unitGrid: 48, outputGrid: 120 });
  expect(coarseGrid(200_000)).toBeUndefined();
});

test('of 8 layers of 1,024 neurons maps take few points, still ones more, and it is said', () => {
  const weights = 7 * 1024 ** 2;
  expect(mapGrids('moving', weights)).toEqual({ unitGrid: 10, outputGrid: 10 });
  expect(mapGrids('still', weights)).toEqual({ unitGrid: 23, outputGrid: 23 });
  expect(coarseGrid(weights)).toBe(23);
});
