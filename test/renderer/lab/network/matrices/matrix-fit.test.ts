import { expect, test } from 'vitest';
import { fitMatrix, largestSize, shownOf } from '../../../../../renderer/lab/network/matrices/matrix-fit.ts';

const units = (rows: ReturnType<typeof fitMatrix>['rows']) => rows.map((row) => ('unit' in row ? row.unit : '…'));

test('a matrix that has room is shown whole', () => {
  const fit = fitMatrix(2, 4, { rows: 9, columns: 12, seen: 0 });
  expect(units(fit.rows)).toEqual([0, 1]);
  expect(units(fit.columns)).toEqual([0, 1, 2, 3]);
});

test('of 784 rows the first and the last are shown, eight at the most, and how many are left out', () => {
  expect(units(fitMatrix(784, 4, { rows: 9, columns: 9, seen: 0 }).rows)).toEqual([
    0,
    1,
    2,
    3,
    '…',
    780,
    781,
    782,
    783,
  ]);
  const roomy = fitMatrix(784, 4, { rows: 100, columns: 9, seen: 0 }).rows;
  expect(shownOf(roomy)).toBe(16);
  expect(roomy[8]).toEqual({ skipped: 768 });
});

test('the column of the chosen neuron is among those shown, and never more than have room', () => {
  for (let seen = 0; seen < 50; seen++) {
    const { columns } = fitMatrix(2, 50, { rows: 9, columns: 11, seen });
    expect(units(columns)).toContain(seen);
    expect(columns.length).toBeLessThanOrEqual(11);
    expect(columns.reduce((sum, one) => sum + ('skipped' in one ? one.skipped : 1), 0)).toBe(50);
  }
});

test('the largest size among numbers counts negative ones', () => {
  expect(largestSize(Float32Array.of(1, -3, 2))).toBe(3);
});
