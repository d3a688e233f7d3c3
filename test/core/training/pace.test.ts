import { expect, test } from 'vitest';
import { createPace } from '../../../core/training/pace.ts';
import { createDue } from '../../../core/training/share-of-time.ts';

test('at a chosen speed a step is due at its time, at full speed at once', () => {
  const pace = createPace();
  pace.speed = 4;
  pace.begin(10, 1000);
  expect(pace.allowed(1249)).toBe(10);
  expect(pace.allowed(1250)).toBe(11);
  expect(pace.rest(10, 1100)).toBe(150);
  expect(pace.rest(10, 1400)).toBe(0);
  pace.speed = 'full';
  expect(pace.allowed(1000)).toBe(Number.POSITIVE_INFINITY);
  expect(pace.rest(10, 1000)).toBe(0);
});

test('calls of the engine grow to two milliseconds, doubling at most', () => {
  const pace = createPace();
  const chunks = Array.from({ length: 12 }, () => {
    pace.count(pace.chunk, pace.chunk * 0.01);
    return pace.chunk;
  });
  expect(chunks.slice(0, 7)).toEqual([2, 4, 8, 16, 32, 64, 128]);
  expect(chunks.at(-1)).toBe(200);
});

test('steps a second are those of a quarter of a second of training, at most the chosen speed', () => {
  const pace = createPace();
  pace.count(100, 200);
  expect(pace.perSecond).toBe(0);
  pace.count(100, 50);
  expect(pace.perSecond).toBe(800);
  pace.speed = 30;
  expect(pace.perSecond).toBe(30);
});

/** How long something rests that was done again and again and took so long, in milliseconds. */
function rests(share: number, longestRest: number, took: readonly number[]): number[] {
  const due = createDue({ share, longestRest });
  return took.map((milliseconds) => {
    due.done(0, milliseconds);
    let at = milliseconds;
    while (!due.at(at)) at += 0.5;
    return at - milliseconds;
  });
}

test('what takes long is due seldom, and no later than its longest rest unless it takes more than a quarter of that', () => {
  for (const [took, rest] of [
    [1, 20],
    [20, 100],
    [50, 200],
  ] as const) {
    expect(rests(0.05, 100, [took])).toEqual([rest]);
  }
});

test('what once takes far longer was held up, and counts twice as much; what goes on to do so counts in full', () => {
  expect(rests(0.05, 1000, [1, 30, 1])).toEqual([20, 40, 20]);
  expect(rests(0.05, 1000, [1, 5, 5, 5])).toEqual([20, 40, 80, 100]);
});
