import { expect, test } from 'vitest';
import { median, ratio, timeSlices } from './slices.ts';

test('the median of an even number of values lies between the middle two', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 3])).toBe(4);
});

test('a ratio compares slices that were timed side by side, so that a slow moment of both does not count', () => {
  expect(ratio([2, 20, 2, 2], [1, 10, 1, 1])).toBe(2);
});

test('slices alternate, and each is as long as was asked for in whole pieces of the least', async () => {
  const ran: string[] = [];
  const runner = (name: string, least: number, perUnit: number) => ({
    least,
    run(units: number) {
      ran.push(`${name}${units}`);
      return units * perUnit;
    },
  });
  const seconds = await timeSlices([runner('a', 1, 0.1), runner('b', 8, 0.01)], { count: 2, seconds: 1 });
  expect(ran.slice(-4)).toEqual(['a10', 'b104', 'a10', 'b104']);
  expect(seconds[0]![0]).toBeCloseTo(0.1, 12);
  expect(seconds[1]).toHaveLength(2);
});
