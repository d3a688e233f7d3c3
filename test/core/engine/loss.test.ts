import fc from 'fast-check';
import { expect, test } from 'vitest';
import { losses, outputDelta } from '../../../core/engine/loss.ts';
import { type LossName, lossNames } from '../../../core/engine/network.ts';

/** Outputs, loss and right of one row. */
function row(name: LossName, a: readonly number[], t: readonly number[]) {
  const sums = Float32Array.from(a);
  const z = new Float32Array(a.length);
  losses[name].output(sums, z, 0, a.length);
  const targets = Float32Array.from(t);
  return {
    z: Array.from(z),
    loss: losses[name].row(sums, z, 0, targets, 0, a.length),
    right: losses[name].right(sums, 0, targets, 0, a.length),
  };
}

/** The losses as the textbooks write them, in float64: right for moderate sums. */
const textbook: Record<LossName, (a: number[], t: number[]) => number> = {
  'squared-error': (a, t) => a.reduce((sum, y, k) => sum + (y - t[k]!) ** 2, 0) / 2,
  'binary-cross-entropy': (a, t) =>
    a.reduce((sum, x, k) => {
      const y = 1 / (1 + Math.exp(-x));
      return sum - t[k]! * Math.log(y) - (1 - t[k]!) * Math.log1p(-y);
    }, 0),
  'cross-entropy': (a, t) => {
    const all = a.reduce((sum, x) => sum + Math.exp(x), 0);
    return a.reduce((sum, x, k) => sum - t[k]! * Math.log(Math.exp(x) / all), 0);
  },
};

const sums = fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 10 });

for (const name of lossNames) {
  test(`${name} agrees with the textbook's formula within 1e-6 for sums up to 8 (seed 11)`, () => {
    fc.assert(
      fc.property(sums, fc.nat(9), (a, label) => {
        const t = a.map((_, k) => (k === label % a.length ? 1 : 0));
        const expected = textbook[name](a, t);
        expect(Math.abs(row(name, a, t).loss - expected)).toBeLessThan(1e-6 * Math.max(1, expected));
      }),
      { seed: 11 },
    );
  });

  test(`${name} is finite for every finite sum, and not for NaN (seed 12)`, () => {
    const any = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(any, fc.nat(4), (a, label) => {
        const t = a.map((_, k) => (k === label % a.length ? 1 : 0));
        const { loss } = row(name, a, t);
        if (name === 'squared-error' && a.some((x) => Math.abs(x) > 1e38)) return;
        expect(Number.isFinite(loss)).toBe(true);
        expect(loss).toBeGreaterThanOrEqual(0);
      }),
      { seed: 12, numRuns: 500 },
    );
    expect(row(name, [NaN, 0], [1, 0]).loss).toBeNaN();
    expect(row(name, [0, NaN], [1, 0]).loss).toBeNaN();
  });

  test(`the delta z - t is the slope of ${name} by each sum, within 1e-3`, () => {
    const a = [0.5, -1.25, 2];
    const t = [0, 0, 1];
    const { z } = row(name, a, t);
    for (const k of a.keys()) {
      const moved = (by: number) =>
        row(
          name,
          a.map((x, i) => (i === k ? x + by : x)),
          t,
        ).loss;
      expect(outputDelta(z[k]!, t[k]!)).toBeCloseTo((moved(2 ** -8) - moved(-(2 ** -8))) / 2 ** -7, 3);
    }
  });
}

test('softmax outputs sum to 1 within 3e-7 and stay when all sums move together', () => {
  const { z } = row('cross-entropy', [1, 2, 3, -4], [1, 0, 0, 0]);
  expect(Math.abs(z.reduce((sum, y) => sum + y, 0) - 1)).toBeLessThan(3e-7);
  expect(row('cross-entropy', [101, 102, 103, 96], [1, 0, 0, 0]).z).toEqual(z);
});

test('softmax of sums 200 apart is exactly 1 and 0, and its loss is the distance', () => {
  const { z, loss } = row('cross-entropy', [200, 0], [0, 1]);
  expect(z).toEqual([1, 0]);
  expect(loss).toBe(200);
});

test('losses near 0 keep their relative accuracy: e^-12 within 1e-5 and e^-30 within 1e-5 of itself', () => {
  expect(row('cross-entropy', [12, 0], [1, 0]).loss / Math.log1p(Math.exp(-12))).toBeCloseTo(1, 5);
  expect(row('cross-entropy', [30, 0], [1, 0]).loss / Math.log1p(Math.exp(-30))).toBeCloseTo(1, 5);
  expect(row('binary-cross-entropy', [-30], [0]).loss / Math.log1p(Math.exp(-30))).toBeCloseTo(1, 5);
});

test('with several outputs a row is right when the largest sum is at the largest target', () => {
  for (const name of lossNames) {
    expect(row(name, [1, 3, 2], [0, 1, 0]).right).toBe(true);
    expect(row(name, [1, 3, 2], [0, 0, 1]).right).toBe(false);
  }
});

test('with one output a row is right on its side: of 0 for -1 and 1, of a half for 0 and 1', () => {
  expect(row('squared-error', [0.1], [1]).right).toBe(true);
  expect(row('squared-error', [-0.1], [-1]).right).toBe(true);
  expect(row('squared-error', [0.1], [-1]).right).toBe(false);
  expect(row('binary-cross-entropy', [0.1], [1]).right).toBe(true);
  expect(row('binary-cross-entropy', [-0.1], [0]).right).toBe(true);
  expect(row('binary-cross-entropy', [-0.1], [1]).right).toBe(false);
});

test('rows are read and written at their offsets', () => {
  const a = Float32Array.of(9, 9, 1, 2);
  const z = new Float32Array(4);
  losses['cross-entropy'].output(a, z, 2, 2);
  expect(z[0]).toBe(0);
  expect(z[1]).toBe(0);
  expect(z[2]! + z[3]!).toBeCloseTo(1, 6);
  const t = Float32Array.of(7, 7, 7, 0, 1);
  expect(losses['cross-entropy'].row(a, z, 2, t, 3, 2)).toBeCloseTo(Math.log1p(Math.exp(-1)), 6);
});
