import { expect, test } from 'vitest';
import { gapsOf, stemsIn } from '../../../renderer/surface/honesty-layout.ts';

const path = (height: number[], loss: number[]) => ({
  steps: Uint32Array.from(loss, (_, i) => 10 * i),
  u: new Float64Array(loss.length),
  v: new Float64Array(loss.length),
  height: Float64Array.from(height),
  loss: Float64Array.from(loss),
  share: 1,
  ended: false,
});
const box = { left: 0, right: 100, top: 0, bottom: 30 };

test('a gap is height minus true loss, and the worst is the largest to either side', () => {
  const { each, worst, low, high } = gapsOf(path([1, 2, 3], [1, 1.5, 5]));
  expect(each).toEqual([0, 0.5, -2]);
  expect(worst).toEqual({ step: 20, gap: -2 });
  expect([low, high]).toEqual([-2, 0.5]);
});

test('where a loss is not finite there is no gap and no stem', () => {
  const endless = path([1, Number.POSITIVE_INFINITY, 3], [1, 1, Number.NaN]);
  expect(gapsOf(endless).each).toEqual([0, Number.NaN, Number.NaN]);
  expect(stemsIn(endless.steps, gapsOf(endless), box, 3).stems).toHaveLength(1);
});

test('before losses are known there is no worst step', () => {
  expect(gapsOf({ ...path([], []), steps: Uint32Array.of(0, 1) }).worst).toBeUndefined();
});

test('stems stand at their step, from the line of no gap up or down', () => {
  const some = path([1, 3, 0], [1, 1, 1]);
  const { zero, stems } = stemsIn(some.steps, gapsOf(some), box, 3);
  expect(zero).toBe(20);
  expect(stems).toEqual([
    { x: 0, from: 20, to: 20 },
    { x: 50, from: 20, to: 0 },
    { x: 100, from: 20, to: 30 },
  ]);
});

test('of stems that would touch, the largest gap is drawn', () => {
  const many = path(
    Array.from({ length: 101 }, (_, i) => (i === 49 ? 4 : 1)),
    Array.from({ length: 101 }, () => 1),
  );
  const { stems } = stemsIn(many.steps, gapsOf(many), box, 3);
  expect(stems.length).toBeLessThanOrEqual(34);
  expect(Math.min(...stems.map(({ to }) => to))).toBe(0);
});
