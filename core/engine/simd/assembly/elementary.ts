import { VECTOR } from './records';

/*
 * exp, log, tanh and the logistic function of four float32 numbers at a time: `core/engine/elementary32.ts` operation by
 * operation, with branches turned into selections, so that every bit is the same. The constants are explained there.
 */

/** Each constant four times: compilers load a vector from memory quicker than they make one. */
const constants: usize = memory.data(41 * 16, 16);

const ONE = 0;
const HALF = 1;
const INFINITY = 2;
const LOG2_E = 3;
const LN2_HIGH = 4;
const LN2_LOW = 5;
const EXP_MAX = 6;
const EXP_MIN = 7;
const WHOLE = 8;
const BIAS = 9;
const E0 = 10;
const E1 = 11;
const E2 = 12;
const E3 = 13;
const E4 = 14;
const E5 = 15;
const SQRT_HALF = 16;
const TWO_23 = 17;
const SMALLEST_NORMAL = 18;
const L0 = 19;
const L1 = 20;
const L2 = 21;
const L3 = 22;
const L4 = 23;
const L5 = 24;
const L6 = 25;
const L7 = 26;
const L8 = 27;
const SIGMOID_ENOUGH = 28;
const SIGMOID_LEAST = 29;
const S0 = 30;
const S1 = 31;
const S2 = 32;
const S3 = 33;
const S4 = 34;
const TANH_ENOUGH = 35;
const T1 = 36;
const T2 = 37;
const U1 = 38;
const U2 = 39;
const U3 = 40;

/** Writes the constants to memory, once. */
export function fillConstants(): void {
  put(ONE, 1);
  put(HALF, 0.5);
  put(INFINITY, f32.POSITIVE_INFINITY);
  put(LOG2_E, 1.4426950408889634);
  put(LN2_HIGH, 0.693359375);
  put(LN2_LOW, -2.1219444e-4);
  put(EXP_MAX, 88.72283172607422);
  put(EXP_MIN, -87.33654022216797);
  put(WHOLE, 12582912);
  v128.store(constants + <usize>BIAS * VECTOR, i32x4.splat(127));
  put(E0, 1.98756915e-4);
  put(E1, 1.3981999507e-3);
  put(E2, 8.3334519073e-3);
  put(E3, 4.1665795894e-2);
  put(E4, 1.6666665459e-1);
  put(E5, 5.0000001201e-1);
  put(SQRT_HALF, 0.707106781186547524);
  put(TWO_23, 8388608);
  put(SMALLEST_NORMAL, 1.1754943508222875e-38);
  put(L0, 7.0376836292e-2);
  put(L1, -1.151461031e-1);
  put(L2, 1.167699874e-1);
  put(L3, -1.2420140846e-1);
  put(L4, 1.4249322787e-1);
  put(L5, -1.6668057665e-1);
  put(L6, 2.0000714765e-1);
  put(L7, -2.4999993993e-1);
  put(L8, 3.3333331174e-1);
  put(SIGMOID_ENOUGH, 87);
  put(SIGMOID_LEAST, -87);
  put(S0, 1.381454e-3);
  put(S1, 8.36874521e-3);
  put(S2, 4.16683908e-2);
  put(S3, 1.66665204e-1);
  put(S4, 4.99999934e-1);
  put(TANH_ENOUGH, 9.02);
  put(T1, 2.97745486e-2);
  put(T2, 1.14269863e-4);
  put(U1, 1.13107847e-1);
  put(U2, 1.20662703e-3);
  put(U3, 1.22933478e-6);
}

@inline
function put(n: i32, value: f32): void {
  v128.store(constants + <usize>n * VECTOR, f32x4.splat(value));
}

@inline
function get(n: i32): v128 {
  return v128.load(constants + <usize>n * VECTOR);
}

/** p x + c */
@inline
function term(p: v128, x: v128, c: i32): v128 {
  return f32x4.add(f32x4.mul(p, x), get(c));
}

/** Whole numbers as exponents: 2^n. */
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, get(BIAS)), 23);
}

/** n of e^x = 2^n e^r, as a float32 number. */
@inline
function wholeTurns(x: v128): v128 {
  return f32x4.floor(f32x4.add(f32x4.mul(x, get(LOG2_E)), get(HALF)));
}

/** r, what is left then. */
@inline
function rest(x: v128, n: v128): v128 {
  return f32x4.sub(f32x4.sub(x, f32x4.mul(n, get(LN2_HIGH))), f32x4.mul(n, get(LN2_LOW)));
}

/** e^r */
@inline
function expOfRest(x: v128, n: v128): v128 {
  const r = rest(x, n);
  let p = term(get(E0), r, E1);
  p = term(p, r, E2);
  p = term(p, r, E3);
  p = term(p, r, E4);
  p = term(p, r, E5);
  return f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), get(ONE));
}

/** A small whole float32 number as an integer: after the addition of 1.5 * 2^23 it stands in the low bits. */
@inline
function integerOf(n: v128): v128 {
  return i32x4.sub(f32x4.add(n, get(WHOLE)), get(WHOLE));
}

/** e^x */
@inline
export function exp4(x: v128): v128 {
  const n = wholeTurns(x);
  const y = expOfRest(x, n);
  const whole = integerOf(n);
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  const finite = v128.bitselect(get(INFINITY), scaled, f32x4.gt(x, get(EXP_MAX)));
  return v128.andnot(finite, f32x4.lt(x, get(EXP_MIN)));
}

/** Natural logarithm. */
@inline
export function log4(x: v128): v128 {
  const subnormal = f32x4.lt(x, get(SMALLEST_NORMAL));
  const normal = v128.bitselect(f32x4.mul(x, get(TWO_23)), x, subnormal);
  const bias = v128.bitselect(i32x4.splat(149), i32x4.splat(126), subnormal);
  const exponent = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(normal, 23), bias));
  const mantissa = v128.or(v128.and(normal, i32x4.splat(0x7fffff)), get(HALF));
  const low = f32x4.lt(mantissa, get(SQRT_HALF));
  const m = v128.bitselect(f32x4.add(mantissa, mantissa), mantissa, low);
  const n = f32x4.sub(exponent, v128.and(low, get(ONE)));
  const f = f32x4.sub(m, get(ONE));
  const z = f32x4.mul(f, f);
  let p = term(get(L0), f, L1);
  p = term(p, f, L2);
  p = term(p, f, L3);
  p = term(p, f, L4);
  p = term(p, f, L5);
  p = term(p, f, L6);
  p = term(p, f, L7);
  p = term(p, f, L8);
  let y = f32x4.mul(f32x4.mul(p, f), z);
  y = f32x4.add(y, f32x4.mul(n, get(LN2_LOW)));
  y = f32x4.sub(y, f32x4.mul(get(HALF), z));
  y = f32x4.add(f32x4.add(f, y), f32x4.mul(n, get(LN2_HIGH)));
  const zero = i32x4.splat(0);
  y = v128.bitselect(get(INFINITY), y, f32x4.eq(x, get(INFINITY)));
  y = v128.bitselect(f32x4.neg(get(INFINITY)), y, f32x4.eq(x, zero));
  return v128.bitselect(y, f32x4.splat(f32.NaN), f32x4.ge(x, zero));
}

/** log(1 + x) where `plus` is set, log x elsewhere. */
@inline
export function logOrLog1p4(x: v128, plus: v128): v128 {
  const u = v128.bitselect(f32x4.add(get(ONE), x), x, plus);
  const l = log4(u);
  const corrected = f32x4.mul(l, f32x4.div(x, f32x4.sub(u, get(ONE))));
  const exact = v128.bitselect(x, corrected, f32x4.eq(u, get(ONE)));
  return v128.bitselect(exact, l, plus);
}

/** 1 / (1 + e^-x) */
@inline
export function sigmoid4(x: v128): v128 {
  // NaN is neither larger nor smaller, and stays.
  const y = f32x4.pmax(f32x4.pmin(f32x4.neg(x), get(SIGMOID_ENOUGH)), get(SIGMOID_LEAST));
  // n stands in the low bits, and from there moves into the exponent of 1.
  const shifted = f32x4.add(f32x4.mul(y, get(LOG2_E)), get(WHOLE));
  const power = i32x4.add(i32x4.shl(shifted, 23), get(ONE));
  const r = rest(y, f32x4.sub(shifted, get(WHOLE)));
  let p = term(get(S0), r, S1);
  p = term(p, r, S2);
  p = term(p, r, S3);
  p = term(p, r, S4);
  const e = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), get(ONE));
  const z = f32x4.div(get(ONE), f32x4.add(get(ONE), f32x4.mul(e, power)));
  return v128.andnot(z, f32x4.lt(x, get(SIGMOID_LEAST)));
}

/** Hyperbolic tangent. */
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  // NaN is not larger, and stays.
  const y = f32x4.pmin(size, get(TANH_ENOUGH));
  const s = f32x4.mul(y, y);
  const p = f32x4.add(y, f32x4.mul(f32x4.mul(y, s), term(get(T2), s, T1)));
  let q = term(get(U3), s, U2);
  q = term(q, s, U1);
  q = term(q, s, ONE);
  const pq = f32x4.mul(p, q);
  const d = f32x4.sub(q, f32x4.mul(get(HALF), p));
  const z = f32x4.div(pq, f32x4.add(pq, f32x4.mul(d, d)));
  return v128.or(z, v128.xor(x, size));
}
