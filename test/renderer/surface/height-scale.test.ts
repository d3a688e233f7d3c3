import { expect, test } from 'vitest';
import { heightScale, tickDecimals } from '../../../renderer/surface/height-scale.ts';

test('the lowest loss has tone 0, the highest tone 1, whatever the scale', () => {
  const values = Float32Array.of(0.5, 8, 2, Number.POSITIVE_INFINITY, Number.NaN);
  for (const log of [false, true]) {
    const { low, high, tone } = heightScale(values, log)!;
    expect([low, high, tone(low), tone(high)]).toEqual([0.5, 8, 0, 1]);
    expect(tone(2)).toBeCloseTo(log ? 0.5 : 0.2, 12);
    expect([tone(Number.NaN), tone(Number.POSITIVE_INFINITY)]).toEqual([Number.NaN, Number.NaN]);
  }
});

test('the floor is 0 when the lowest loss is near it, else the lowest loss', () => {
  expect(heightScale(Float32Array.of(0.1, 1), false)!.floor).toBe(0);
  expect(heightScale(Float32Array.of(5, 6), false)!.floor).toBe(5);
  expect(heightScale(Float32Array.of(-1, 1), false)!.floor).toBe(-1);
});

test('on a log scale a loss of 0 is drawn at a millionth of the highest', () => {
  const { tone, floor } = heightScale(Float32Array.of(0, 10), true)!;
  expect(floor).toBeCloseTo(1e-5, 18);
  expect(tone(0)).toBe(0);
});

test('log ticks are 1, 2 and 5 while they are few, powers of ten when they are many', () => {
  expect(heightScale(Float32Array.of(0.09, 1.1), true)!.ticks).toEqual([0.1, 0.2, 0.5, 1]);
  expect(heightScale(Float32Array.of(0.0009, 11), true)!.ticks).toEqual([0.001, 0.01, 0.1, 1, 10]);
});

test('a flat surface has a scale, one without a finite value has none', () => {
  for (const log of [false, true]) expect(heightScale(Float32Array.of(3, 3), log)!.tone(3)).toBe(0);
  expect(heightScale(Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY), false)).toBeUndefined();
});

test('ticks have the decimals that tell them apart, at most four', () => {
  expect(
    [
      [0, 5, 10],
      [0, 0.5, 1],
      [0.02, 0.04],
      [0, 1e-7],
    ].map(tickDecimals),
  ).toEqual([0, 1, 2, 4]);
});

test('a log scale of heights on both sides of 0 rises through all of them, from 0 at the lowest to 1 at the highest', () => {
  const scale = heightScale(Float32Array.of(-100, -1, 0, 1, 50), true)!;
  const tones = [-100, -1, 0, 1, 50].map(scale.tone);
  expect(tones[0]).toBe(0);
  expect(tones[4]).toBeCloseTo(1, 12);
  expect(tones).toEqual([...tones].sort((a, b) => a - b));
  // Small heights around 0 have more room than on a straight scale.
  expect(tones[3]! - tones[1]!).toBeGreaterThan(5 * (2 / 150));
  expect(scale.tone(Number.NaN)).toBeNaN();
});
