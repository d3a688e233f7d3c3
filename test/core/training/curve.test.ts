import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCurve } from '../../../core/training/curve.ts';

test('a curve holds every number until its buckets are full', () => {
  const curve = createCurve(8);
  for (let i = 1; i <= 8; i++) curve.add(i);
  expect(curve.curve()).toMatchObject({ stride: 1, mean: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) });
});

test('full buckets are joined in pairs: mean, least and most of the steps they cover', () => {
  const curve = createCurve(4);
  for (const value of [1, 3, 10, 20, 5]) curve.add(value);
  expect(curve.curve()).toEqual({
    stride: 2,
    mean: Float32Array.of(2, 15, 5),
    least: Float32Array.of(1, 10, 5),
    most: Float32Array.of(3, 20, 5),
  });
  expect(curve.steps).toBe(5);
});

test('a curve that is cut goes on from there', () => {
  const curve = createCurve(4);
  for (const value of [1, 2, 3]) curve.add(value);
  curve.cut(1);
  curve.add(9);
  expect(curve.curve().mean).toEqual(Float32Array.of(1, 9));
});

test('a curve goes on from another recorder to the same buckets (seed 5)', () => {
  const losses = fc.array(fc.float({ noNaN: true, min: 0, max: 1000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(losses, losses, (before, after) => {
      const whole = createCurve(8);
      for (const loss of before) whole.add(loss);
      const past = { curve: whole.curve(), steps: whole.steps };
      const again = createCurve(8, past);
      expect(again.curve()).toEqual(past.curve);
      for (const loss of after) {
        whole.add(loss);
        again.add(loss);
      }
      const [one, other] = [whole.curve(), again.curve()];
      expect([other.stride, other.least, other.most]).toEqual([one.stride, one.least, one.most]);
      other.mean.forEach((mean, i) => {
        expect(Math.abs(mean - one.mean[i]!)).toBeLessThanOrEqual(1e-6 * one.mean[i]!);
      });
    }),
    { seed: 5 },
  );
});
