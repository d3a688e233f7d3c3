/*
 * exp, log, tanh and the logistic function of four float32 numbers at a time: `core/engine/elementary32.ts` operation by
 * operation, with branches turned into selections, so that every bit is the same. The constants are explained there.
 */

const EXP_MAX: f32 = 88.72283172607422;
const EXP_MIN: f32 = -87.33654022216797;
const LOG2_E: f32 = 1.4426950408889634;
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;
/** 1.5 * 2^23: adding it to a small whole number leaves that number in the low bits. */
const WHOLE: f32 = 12582912;
const WHOLE_BITS: i32 = 0x4b400000;

@inline
function term(p: v128, x: v128, c: f32): v128 {
  return f32x4.add(f32x4.mul(p, x), f32x4.splat(c));
}

/** e^x */
@inline
export function exp4(x: v128): v128 {
  const n = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(LOG2_E)), f32x4.splat(0.5)));
  const r = f32x4.sub(
    f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH))),
    f32x4.mul(n, f32x4.splat(LN2_LOW)),
  );
  let p = term(f32x4.splat(1.98756915e-4), r, 1.3981999507e-3);
  p = term(p, r, 8.3334519073e-3);
  p = term(p, r, 4.1665795894e-2);
  p = term(p, r, 1.6666665459e-1);
  p = term(p, r, 5.0000001201e-1);
  const y = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const whole = i32x4.sub(f32x4.add(n, f32x4.splat(WHOLE)), i32x4.splat(WHOLE_BITS));
  const half = i32x4.shr_s(whole, 1);
  const first = i32x4.shl(i32x4.add(half, i32x4.splat(127)), 23);
  const second = i32x4.shl(i32x4.add(i32x4.sub(whole, half), i32x4.splat(127)), 23);
  const scaled = f32x4.mul(f32x4.mul(y, first), second);
  const finite = v128.bitselect(f32x4.splat(f32.POSITIVE_INFINITY), scaled, f32x4.gt(x, f32x4.splat(EXP_MAX)));
  return v128.andnot(finite, f32x4.lt(x, f32x4.splat(EXP_MIN)));
}

const SQRT_HALF: f32 = 0.707106781186547524;
const TWO_23: f32 = 8388608;
const SMALLEST_NORMAL: f32 = 1.1754943508222875e-38;

/** Natural logarithm. */
@inline
export function log4(x: v128): v128 {
  const subnormal = f32x4.lt(x, f32x4.splat(SMALLEST_NORMAL));
  const normal = v128.bitselect(f32x4.mul(x, f32x4.splat(TWO_23)), x, subnormal);
  const bias = v128.bitselect(i32x4.splat(149), i32x4.splat(126), subnormal);
  const exponent = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(normal, 23), bias));
  const mantissa = v128.or(v128.and(normal, i32x4.splat(0x7fffff)), i32x4.splat(0x3f000000));
  const low = f32x4.lt(mantissa, f32x4.splat(SQRT_HALF));
  const m = v128.bitselect(f32x4.add(mantissa, mantissa), mantissa, low);
  const n = f32x4.sub(exponent, v128.and(low, f32x4.splat(1)));
  const f = f32x4.sub(m, f32x4.splat(1));
  const z = f32x4.mul(f, f);
  let p = term(f32x4.splat(7.0376836292e-2), f, -1.151461031e-1);
  p = term(p, f, 1.167699874e-1);
  p = term(p, f, -1.2420140846e-1);
  p = term(p, f, 1.4249322787e-1);
  p = term(p, f, -1.6668057665e-1);
  p = term(p, f, 2.0000714765e-1);
  p = term(p, f, -2.4999993993e-1);
  p = term(p, f, 3.3333331174e-1);
  let y = f32x4.mul(f32x4.mul(p, f), z);
  y = f32x4.add(y, f32x4.mul(n, f32x4.splat(LN2_LOW)));
  y = f32x4.sub(y, f32x4.mul(f32x4.splat(0.5), z));
  y = f32x4.add(f32x4.add(f, y), f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  const infinity = f32x4.splat(f32.POSITIVE_INFINITY);
  y = v128.bitselect(infinity, y, f32x4.eq(x, infinity));
  y = v128.bitselect(f32x4.neg(infinity), y, f32x4.eq(x, f32x4.splat(0)));
  return v128.bitselect(y, f32x4.splat(f32.NaN), f32x4.ge(x, f32x4.splat(0)));
}

/** log(1 + x) where `plus` is set, log x elsewhere. */
@inline
export function logOrLog1p4(x: v128, plus: v128): v128 {
  const u = v128.bitselect(f32x4.add(f32x4.splat(1), x), x, plus);
  const l = log4(u);
  const corrected = f32x4.mul(l, f32x4.div(x, f32x4.sub(u, f32x4.splat(1))));
  const exact = v128.bitselect(x, corrected, f32x4.eq(u, f32x4.splat(1)));
  return v128.bitselect(exact, l, plus);
}

/** 1 / (1 + e^-x) */
@inline
export function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
}

/** Hyperbolic tangent. */
@inline
export function tanh4(x: v128): v128 {
  const sign = v128.and(x, i32x4.splat(0x80000000));
  const size = v128.xor(x, sign);
  const s = f32x4.mul(x, x);
  let p = term(f32x4.splat(-5.70498872745e-3), s, 2.06390887954e-2);
  p = term(p, s, -5.37397155531e-2);
  p = term(p, s, 1.33314422036e-1);
  p = term(p, s, -3.33332819422e-1);
  const small = f32x4.add(f32x4.mul(f32x4.mul(p, s), x), x);
  const e = exp4(f32x4.add(size, size));
  const t = f32x4.sub(f32x4.splat(1), f32x4.div(f32x4.splat(2), f32x4.add(e, f32x4.splat(1))));
  return v128.bitselect(small, v128.or(t, sign), f32x4.lt(size, f32x4.splat(0.625)));
}
