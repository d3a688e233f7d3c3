import { expect, test } from 'vitest';
import { bandOf, contourTones, heightScale } from '../../../core/surface/height-scale.ts';

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

test('contours stand at the ticks and at round losses between them', () => {
  const of = (low: number, high: number, log: boolean) => heightScale(Float32Array.of(low, high), log)!;
  expect(of(0.1, 3, false)).toMatchObject({
    ticks: [0, 0.5, 1, 1.5, 2, 2.5, 3],
    between: [0.25, 0.75, 1.25, 1.75, 2.25, 2.75],
  });
  expect(of(0.09, 1.1, true).between).toEqual([0.15, 0.3, 0.7]);
  expect(of(0.0009, 11, true).between).toEqual([0.002, 0.005, 0.02, 0.05, 0.2, 0.5, 2, 5]);
  expect(contourTones(of(0, 4, false))).toEqual([0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875]);
});

test('a log scale of less than a decade still has ticks', () => {
  expect(heightScale(Float32Array.of(0.61, 0.79), true)!.ticks).toEqual([0.65, 0.7, 0.75]);
});

test('a log scale on both sides of 0 has powers of ten as ticks, and 0', () => {
  expect(heightScale(Float32Array.of(-100, 50), true)!.ticks).toEqual([-100, -10, -1, 0, 1, 10]);
});

test('a band has the tone in its middle', () => {
  expect([0.05, 0.1, 0.3, 0.39, 0.9].map((tone) => bandOf([0.1, 0.4], tone))).toEqual([0.05, 0.25, 0.25, 0.25, 0.7]);
  expect(bandOf([], 0.9)).toBe(0.5);
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
