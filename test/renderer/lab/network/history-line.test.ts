import { expect, test } from 'vitest';
import { historyLine } from '../../../../renderer/lab/network/history-line.ts';

test('steps go to the right by their size, values from the most at the top to the least at the bottom', () => {
  expect(historyLine([10, 20, 50], [0, 2, -2], 80, 40)).toEqual({
    path: 'M0.0 20.0L20.0 0.0L80.0 40.0',
    least: -2,
    most: 2,
    zero: 20,
  });
});

test('what never moved is a level line, without a line at 0', () => {
  expect(historyLine([0, 5], [3, 3], 10, 8)).toEqual({ path: 'M0.0 4.0L10.0 4.0', least: 3, most: 3, zero: undefined });
});

test('one point is no line', () => {
  expect(historyLine([0], [1], 10, 8)).toBeUndefined();
});
