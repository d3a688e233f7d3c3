/**
 * exp, log, tanh and the logistic function in float32, from single-rounded additions, multiplications, divisions and
 * bit operations alone: the same bits on every host, and four at a time in a vector unit. Polynomials and argument
 * reduction: Cephes (Moshier, 1992), expf, logf, tanhf. Arguments are float32 numbers.
 */

const round = Math.fround;
const float32 = new Float32Array(1);
const bits = new Int32Array(float32.buffer);

/** 2^(e - 127) at index e, by writing e into the exponent field. */
export const powersOfTwo = new Float32Array(Int32Array.from({ length: 255 }, (_, e) => e << 23).buffer);

const LOG2_E = round(Math.LOG2E);
/** ln 2 in two pieces; the first has 9 bits, so that its product with an exponent is exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = round(-2.1219444e-4);

/** The largest float32 whose exponential is finite, and the smallest whose exponential is a normal number. */
const EXP_MAX = round(88.72283172607422);
const EXP_MIN = round(-87.33654022216797);

const E0 = round(1.98756915e-4);
const E1 = round(1.3981999507e-3);
const E2 = round(8.3334519073e-3);
const E3 = round(4.1665795894e-2);
const E4 = round(1.6666665459e-1);
const E5 = round(5.0000001201e-1);

/** e^x: Infinity above 88.7228, 0 below -87.3365 (no subnormal results), NaN for NaN. */
export function exp32(x: number): number {
  if (x > EXP_MAX) return Infinity;
  if (x < EXP_MIN) return 0;
  if (Number.isNaN(x)) return NaN;
  const n = Math.floor(round(round(x * LOG2_E) + 0.5));
  const r = round(round(x - round(n * LN2_HIGH)) - round(n * LN2_LOW));
  let p = round(round(E0 * r) + E1);
  p = round(round(p * r) + E2);
  p = round(round(p * r) + E3);
  p = round(round(p * r) + E4);
  p = round(round(p * r) + E5);
  const y = round(round(round(p * round(r * r)) + r) + 1);
  // 2^128 is not a float32: scale in two exact halves.
  const half = n >> 1;
  return round(round(y * powersOfTwo[half + 127]!) * powersOfTwo[n - half + 127]!);
}

const SQRT_HALF = round(0.707106781186547524);
const TWO_23 = 8388608;
const SMALLEST_NORMAL = 2 ** -126;

const L0 = round(7.0376836292e-2);
const L1 = round(-1.151461031e-1);
const L2 = round(1.167699874e-1);
const L3 = round(-1.2420140846e-1);
const L4 = round(1.4249322787e-1);
const L5 = round(-1.6668057665e-1);
const L6 = round(2.0000714765e-1);
const L7 = round(-2.4999993993e-1);
const L8 = round(3.3333331174e-1);

/** Natural logarithm: -Infinity for 0, NaN below 0 and for NaN, Infinity for Infinity. */
export function log32(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const subnormal = x < SMALLEST_NORMAL;
  float32[0] = subnormal ? x * TWO_23 : x;
  let exponent = (bits[0]! >> 23) - (subnormal ? 149 : 126);
  bits[0] = (bits[0]! & 0x7fffff) | 0x3f000000;
  let m = float32[0]!;
  if (m < SQRT_HALF) {
    m = round(m + m);
    exponent -= 1;
  }
  const f = round(m - 1);
  const z = round(f * f);
  let p = round(round(L0 * f) + L1);
  p = round(round(p * f) + L2);
  p = round(round(p * f) + L3);
  p = round(round(p * f) + L4);
  p = round(round(p * f) + L5);
  p = round(round(p * f) + L6);
  p = round(round(p * f) + L7);
  p = round(round(p * f) + L8);
  let y = round(round(p * f) * z);
  y = round(y + round(exponent * LN2_LOW));
  y = round(y - round(0.5 * z));
  return round(round(f + y) + round(exponent * LN2_HIGH));
}

/** log(1 + x) for x above -1, also exact near 0 (Kahan's correction of the rounded 1 + x). */
export function log1p32(x: number): number {
  const u = round(1 + x);
  return u === 1 ? x : round(log32(u) * round(x / round(u - 1)));
}

/** Added and taken away again, it leaves the nearest whole number. */
const WHOLE = 12582912;
/** Beyond it to either side, the logistic function is 0 or 1; e to it is finite, and so is one over that. */
const SIGMOID_ENOUGH = 87;

const S0 = round(1.381454e-3);
const S1 = round(8.36874521e-3);
const S2 = round(4.16683908e-2);
const S3 = round(1.66665204e-1);
const S4 = round(4.99999934e-1);

/** 1 / (1 + e^-x): 0 below -87, NaN for NaN. e^-x = 2^n e^r as in `exp32`, with none of its limits in reach. */
export function sigmoid32(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < -SIGMOID_ENOUGH) return 0;
  const y = Math.max(-x, -SIGMOID_ENOUGH);
  const n = round(round(round(y * LOG2_E) + WHOLE) - WHOLE);
  const r = round(round(y - round(n * LN2_HIGH)) - round(n * LN2_LOW));
  let p = round(round(S0 * r) + S1);
  p = round(round(p * r) + S2);
  p = round(round(p * r) + S3);
  p = round(round(p * r) + S4);
  const e = round(round(round(p * round(r * r)) + r) + 1);
  return round(1 / round(1 + round(e * powersOfTwo[n + 127]!)));
}

/** Size from which on tanh is 1: what is larger is taken for this. */
const TANH_ENOUGH = round(9.02);

const T1 = round(2.97745486e-2);
const T2 = round(1.14269863e-4);
const U1 = round(1.13107847e-1);
const U2 = round(1.20662703e-3);
const U3 = round(1.22933478e-6);

/**
 * Hyperbolic tangent: exactly 1 or -1 from |x| = 9.02 on, never beyond, NaN for NaN. tanh(|x| / 2) is p / 2q, a minimax
 * fraction of polynomials, and tanh x = 2 u / (1 + u^2) with u = tanh(x / 2): p q / (p q + (q - p / 2)^2). Doubling damps the
 * errors of p and q where tanh is near 1, so that few terms do.
 */
export function tanh32(x: number): number {
  const y = Math.min(Math.abs(x), TANH_ENOUGH);
  const s = round(y * y);
  const p = round(y + round(round(y * s) * round(round(T2 * s) + T1)));
  let q = round(round(U3 * s) + U2);
  q = round(round(q * s) + U1);
  q = round(round(q * s) + 1);
  const pq = round(p * q);
  const d = round(q - round(0.5 * p));
  const z = round(pq / round(pq + round(d * d)));
  return x < 0 || Object.is(x, -0) ? -z : z;
}
