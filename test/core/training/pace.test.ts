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

test('what takes long is due seldom, and no later than its longest rest unless it takes more than a quarter of that', () => {
  const due = createDue({ share: 0.05, longestRest: 100 });
  const rest = (took: number) => {
    due.done(0, took);
    let at = took;
    while (!due.at(at)) at += 0.5;
    return at - took;
  };
  expect(rest(1)).toBe(20);
  expect(rest(20)).toBe(100);
  expect(rest(50)).toBe(200);
});
