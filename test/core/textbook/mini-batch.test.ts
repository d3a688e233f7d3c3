import { expect, test } from 'vitest';
import { createRandom } from '../../../core/random.ts';
import { miniBatch } from '../../../core/textbook/mini-batch.ts';

test('a mini-batch has the size asked for and indices below the count (seed 10)', () => {
  const batch = miniBatch(60_000, 10, createRandom(10));
  expect(batch).toHaveLength(10);
  expect(batch.every((i) => i < 60_000)).toBe(true);
});

test('the same seed draws the same mini-batch, the generator going on draws another (seed 11)', () => {
  const random = createRandom(11);
  const first = miniBatch(1000, 100, random);
  expect(miniBatch(1000, 100, createRandom(11))).toEqual(first);
  expect(miniBatch(1000, 100, random)).not.toEqual(first);
});

test('samples are drawn with replacement: a batch may be larger than the data (seed 12)', () => {
  const batch = miniBatch(3, 300, createRandom(12));
  for (const i of [0, 1, 2]) {
    const times = batch.filter((j) => j === i).length;
    expect(times).toBeGreaterThan(60);
    expect(times).toBeLessThan(140);
  }
});

test('there must be something to draw', () => {
  expect(() => miniBatch(0, 10, createRandom(1))).toThrow('cannot draw 10 samples out of 0');
  expect(() => miniBatch(10, 0, createRandom(1))).toThrow('cannot draw 0 samples out of 10');
});
