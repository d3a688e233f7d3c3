import { expect, test } from 'vitest';
import { exp32, log1p32, log32, sigmoid32, tanh32 } from '../../../core/engine/elementary32.ts';

/** The largest |found - expected| / |expected| over 200,001 evenly spaced float32 arguments. */
function relativeError(
  found: (x: number) => number,
  expected: (x: number) => number,
  low: number,
  high: number,
): number {
  let worst = 0;
  for (let k = 0; k <= 200_000; k++) {
    const x = Math.fround(low + ((high - low) * k) / 200_000);
    const y = expected(x);
    if (y !== 0) worst = Math.max(worst, Math.abs(found(x) - y) / Math.abs(y));
    else expect(found(x)).toBe(0);
  }
  return worst;
}

test('exp32 has a relative error below 1.2e-7 from -87.3 to 88.7', () => {
  expect(relativeError(exp32, Math.exp, -87.3, 88.7)).toBeLessThan(1.2e-7);
  expect(relativeError(exp32, Math.exp, -1, 1)).toBeLessThan(1.2e-7);
});

test('exp32 is exactly 1 at 0, Infinity from 88.72284 on, 0 from -87.33655 down, and NaN for NaN', () => {
  expect(exp32(0)).toBe(1);
  expect(exp32(-0)).toBe(1);
  expect(exp32(Math.fround(88.72283172607422))).toBeLessThan(Infinity);
  expect(exp32(Math.fround(88.72283935546875))).toBe(Infinity);
  expect(exp32(Infinity)).toBe(Infinity);
  expect(exp32(Math.fround(-87.33654022216797))).toBeGreaterThan(0);
  expect(exp32(Math.fround(-87.3365478515625))).toBe(0);
  expect(exp32(-Infinity)).toBe(0);
  expect(exp32(NaN)).toBeNaN();
});

test('log32 has a relative error below 1.2e-7 from 1e-6 to 1e6, and an absolute one below 6e-8 around 1', () => {
  expect(
    relativeError(
      (x) => log32(Math.fround(Math.exp(x))),
      (x) => Math.log(Math.fround(Math.exp(x))),
      -14,
      -0.5,
    ),
  ).toBeLessThan(1.2e-7);
  expect(
    relativeError(
      (x) => log32(Math.fround(Math.exp(x))),
      (x) => Math.log(Math.fround(Math.exp(x))),
      0.5,
      14,
    ),
  ).toBeLessThan(1.2e-7);
  expect(relativeError(log32, Math.log, 0.6, 1.7)).toBeLessThan(1.2e-7);
});

test('log32 takes every positive float32: the smallest subnormal, the largest, and Infinity', () => {
  expect(log32(2 ** -149)).toBe(Math.fround(Math.log(2 ** -149)));
  expect(log32(2 ** -126)).toBe(Math.fround(Math.log(2 ** -126)));
  expect(log32(Math.fround(3.4028234e38))).toBe(Math.fround(Math.log(3.4028234e38)));
  expect(log32(Infinity)).toBe(Infinity);
});

test('log32 is exactly 0 at 1, -Infinity at 0, and NaN below 0 and for NaN', () => {
  expect(log32(1)).toBe(0);
  expect(log32(0)).toBe(-Infinity);
  expect(log32(-0)).toBe(-Infinity);
  expect(log32(-1)).toBeNaN();
  expect(log32(NaN)).toBeNaN();
});

test('log1p32 has a relative error below 3e-7 from -0.5 to 1e-30, through 0', () => {
  expect(relativeError(log1p32, Math.log1p, -0.5, 0.5)).toBeLessThan(3e-7);
  expect(relativeError(log1p32, Math.log1p, -1e-6, 1e-6)).toBeLessThan(3e-7);
  expect(log1p32(Math.fround(-1e-30))).toBe(Math.fround(-1e-30));
  expect(log1p32(0)).toBe(0);
});

test('sigmoid32 has a relative error below 1.5e-7 from -87 to 20', () => {
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  expect(relativeError(sigmoid32, sigmoid, -87, 20)).toBeLessThan(1.5e-7);
  expect(relativeError(sigmoid32, sigmoid, -10, 5)).toBeLessThan(1.5e-7);
});

test('sigmoid32 is exactly a half at 0, 1 far above, 0 below -87, and NaN for NaN', () => {
  expect(sigmoid32(0)).toBe(0.5);
  expect(sigmoid32(17.5)).toBe(1);
  expect(sigmoid32(Infinity)).toBe(1);
  expect(sigmoid32(-87)).toBeGreaterThan(0);
  expect(sigmoid32(Math.fround(-87.00001))).toBe(0);
  expect(sigmoid32(-Infinity)).toBe(0);
  expect(sigmoid32(NaN)).toBeNaN();
});

test('tanh32 has an absolute error below 1.5e-7 and a relative one below 3.4e-7 from -10 to 10, and is never beyond 1', () => {
  expect(relativeError(tanh32, Math.tanh, -10, 10)).toBeLessThan(3.4e-7);
  expect(relativeError(tanh32, Math.tanh, -0.7, 0.7)).toBeLessThan(3.4e-7);
  expect(relativeError(tanh32, Math.tanh, -1e-6, 1e-6)).toBeLessThan(3.4e-7);
  let worst = 0;
  for (let k = 0; k <= 1_000_000; k++) {
    const x = Math.fround(k / 100_000);
    worst = Math.max(worst, Math.abs(tanh32(x) - Math.tanh(x)));
    if (tanh32(x) > 1) throw new Error(`tanh32(${x}) is ${tanh32(x)}`);
  }
  expect(worst).toBeLessThan(1.5e-7);
});

test('tanh32 is odd to the last bit, 0 at 0, exactly 1 from 9.02 on, and NaN for NaN', () => {
  for (let k = 0; k <= 1000; k++) {
    const x = Math.fround(k / 64);
    expect(tanh32(-x) + tanh32(x)).toBe(0);
  }
  expect(tanh32(0)).toBe(0);
  expect(tanh32(Math.fround(9.02))).toBe(1);
  expect(tanh32(1e30)).toBe(1);
  expect(tanh32(-Infinity)).toBe(-1);
  expect(tanh32(NaN)).toBeNaN();
});

test('every result is a float32 number', () => {
  for (const f of [exp32, log32, log1p32, sigmoid32, tanh32]) {
    for (let k = 1; k <= 1000; k++) {
      const y = f(Math.fround(k / 100));
      expect(Math.fround(y)).toBe(y);
    }
  }
});

/** FNV-1a over the bits of 100,001 results. */
function fingerprint(f: (x: number) => number, low: number, high: number): string {
  const results = Float32Array.from({ length: 100_001 }, (_, k) => f(Math.fround(low + ((high - low) * k) / 100_000)));
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(results.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

test('the bits of all results are settled: run files replay to the last bit only while they stay', () => {
  expect({
    exp32: fingerprint(exp32, -90, 90),
    log32: fingerprint(log32, 0, 4),
    log1p32: fingerprint(log1p32, -0.9, 1),
    sigmoid32: fingerprint(sigmoid32, -30, 30),
    tanh32: fingerprint(tanh32, -10, 10),
  }).toEqual({ exp32: '9d60d06c', log32: '1ade44c0', log1p32: '075c4677', sigmoid32: 'cb75f42b', tanh32: 'bbea17ff' });
});
