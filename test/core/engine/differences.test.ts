import { expect, test } from 'vitest';
import { activationDifferences, expm1, log1p, lossDifferences } from '../../../core/engine/differences.ts';
import { activationNames } from '../../../core/engine/network.ts';

const exact = {
  identity: (a: number) => a,
  step: (a: number) => (a > 0 ? 1 : 0),
  sigmoid: (a: number) => 1 / (1 + Math.exp(-a)),
  tanh: Math.tanh,
  relu: (a: number) => Math.max(a, 0),
};

/** Sizes from 1e-12 to 100, both signs. */
const moves = Array.from({ length: 141 }, (_, k) => 10 ** (k / 10 - 12)).flatMap((d) => [d, -d]);

test('expm1 and log1p have relative errors below 3e-14 from 1e-12 to 100', () => {
  for (const d of moves) {
    expect(Math.abs(expm1(d) / Math.expm1(d) - 1)).toBeLessThan(3e-14);
    if (d > -0.999) expect(Math.abs(log1p(d) / Math.log1p(d) - 1)).toBeLessThan(3e-14);
  }
});

for (const name of activationNames) {
  test(`the difference of ${name} is f(a + d) - f(a) within 1e-15 + 1e-13 of it`, () => {
    for (const a of [-3, -0.5, -1e-7, 0, 0.25, 2]) {
      const z = exact[name](a);
      for (const d of moves) {
        const expected = exact[name](a + d) - z;
        const error = Math.abs(activationDifferences[name](a, z, d) - expected);
        expect(error).toBeLessThan(1e-15 + 1e-13 * Math.abs(expected) + 4e-16 * Math.abs(a + d));
      }
    }
  });
}

test('the differences of sigmoid and tanh keep their digits where subtraction would lose them all', () => {
  const z = exact.sigmoid(0.3);
  expect(activationDifferences.sigmoid(0.3, z, 1e-20) / (z * (1 - z) * 1e-20)).toBeCloseTo(1, 14);
  const t = Math.tanh(0.3);
  expect(activationDifferences.tanh(0.3, t, 1e-20) / ((1 - t * t) * 1e-20)).toBeCloseTo(1, 14);
});

const a = [0.5, -1, 2];
const t = Float64Array.of(0, 0, 1);
const softmaxSum = (x: readonly number[]) => x.reduce((sum, y) => sum + Math.exp(y), 0);

const cases = [
  {
    name: 'squared-error',
    z: Float64Array.from(a),
    loss: (x: readonly number[]) => x.reduce((sum, y, k) => sum + (y - t[k]!) ** 2, 0) / 2,
  },
  {
    name: 'binary-cross-entropy',
    z: Float64Array.from(a, exact.sigmoid),
    loss: (x: readonly number[]) => x.reduce((sum, y, k) => sum + Math.log1p(Math.exp(y)) - t[k]! * y, 0),
  },
  {
    name: 'cross-entropy',
    z: Float64Array.from(a, (y) => Math.exp(y) / softmaxSum(a)),
    loss: (x: readonly number[]) => Math.log(softmaxSum(x)) - x[2]!,
  },
] as const;

for (const { name, z, loss } of cases) {
  test(`the difference of ${name} is L(a + d) - L(a) within 1e-14, for all sums or one`, () => {
    for (const d of [
      [0.1, -0.2, 0.3],
      [-4, 2, 1],
      [0, 1e-3, 0],
    ]) {
      const moved = a.map((x, k) => x + d[k]!);
      const found = lossDifferences[name](z, t, Float64Array.from(d), 0, 3);
      expect(Math.abs(found - (loss(moved) - loss(a)))).toBeLessThan(1e-14);
    }
    const one = lossDifferences[name](z, t, Float64Array.of(9, 0.25, 9), 1, 2);
    expect(Math.abs(one - (loss([a[0]!, a[1]! + 0.25, a[2]!]) - loss(a)))).toBeLessThan(1e-14);
  });
}
