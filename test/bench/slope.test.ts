import { expect, test } from 'vitest';
import { slope } from './slope.ts';

test('points on a line have its slope', () => {
  expect(slope([0, 1, 2, 5], [3, 5, 7, 13])).toBeCloseTo(2, 12);
});

test('points that go up and down evenly have none', () => {
  expect(slope([0, 1, 2, 3], [1, 2, 2, 1])).toBe(0);
});
