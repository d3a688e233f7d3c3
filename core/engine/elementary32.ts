/**
 * exp, log, tanh and the logistic function in float32, from single-rounded additions, multiplications, divisions and
 * bit operations alone: the same bits on every host, and four at a time in a vector unit. Polynomials and argument
 * reduction: Cephes (Moshier, 1992), expf, logf, tanhf. Arguments are float32 numbers.
 */

const round = Math.fround;
const float32 = new Float32Array(1);
const bits = new Int32Array(float32.buffer);

/** 2^(e - 127) at index e, by writing e into the exponent field. */
const powersOfTwo = new Float32Array(Int32Array.from({ length: 255 }, (_, e) => e << 23).buffer);

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

/** 1 / (1 + e^-x): 0 below -88.7228, NaN for NaN. */
export function sigmoid32(x: number): number {
  return round(1 / round(1 + exp32(-x)));
}

/** Size from which on tanh is 1: what is larger is taken for this. */
const TANH_ENOUGH = 10;
const LOG2_E_TWICE = round(2 * Math.LOG2E);
const LN2_HALF = round(Math.LN2 / 2);
/** Added and taken away again, it leaves the nearest whole number. */
const WHOLE = 12582912;

const T0 = round(-5.27270331e-2);
const T1 = round(1.3331184e-1);
const T2 = round(-3.3333323e-1);

/**
 * Hyperbolic tangent: exactly 1 or -1 from |x| = 9.02 on, NaN for NaN. |x| = n ln 2 / 2 + r, with tanh r from a polynomial
 * (relative error 2e-10 for |r| <= ln 2 / 4) and tanh(n ln 2 / 2) = (2^n - 1) / (2^n + 1); their sum by the addition
 * theorem, (p + q) / (1 + p q), in one division.
 */
export function tanh32(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.min(Math.abs(x), TANH_ENOUGH);
  const n = round(round(round(size * LOG2_E_TWICE) + WHOLE) - WHOLE);
  const r = round(size - round(n * LN2_HALF));
  const s = round(r * r);
  const p = round(round(round(round(T0 * s) + T1) * s) + T2);
  const t = round(round(p * round(s * r)) + r);
  const power = powersOfTwo[n + 127]!;
  const [less, more] = [round(power - 1), round(power + 1)];
  const y = round(round(less + round(more * t)) / round(more + round(less * t)));
  return x < 0 || Object.is(x, -0) ? -y : y;
}
