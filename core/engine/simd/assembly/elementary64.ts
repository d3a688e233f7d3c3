/* exp and log in float64, operation by operation those of `core/elementary.ts`, and two differences built on them. */

const LN2: f64 = 0.6931471805599453;
const LN2_HIGH: f64 = 6.9314718036912381649e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;

@inline
function powerOfTwo(n: i32): f64 {
  return reinterpret<f64>(<i64>(n + 1023) << 52);
}

function exp(x: f64): f64 {
  if (x > 709.782712893384) return f64.POSITIVE_INFINITY;
  if (x < -708.39) return 0;
  if (isNaN(x)) return NaN;
  const turns = floor(x / LN2 + 0.5);
  const n = <i32>turns;
  const high = x - turns * LN2_HIGH;
  const low = turns * LN2_LOW;
  const r = high - low;
  const z = r * r;
  const c =
    r -
    z *
      (1.66666666666666019037e-1 +
        z *
          (-2.77777777770155933842e-3 +
            z * (6.61375632143793436117e-5 + z * (-1.6533902205465251539e-6 + z * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  const half = n >> 1;
  return y * powerOfTwo(half) * powerOfTwo(n - half);
}

function log(x: f64): f64 {
  const bits = reinterpret<i64>(x);
  let exponent = <i32>(<u64>bits >> 52) - 1023;
  let mantissa = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  const half = 0.5 * f * f;
  return <f64>exponent * LN2_HIGH - (half - (s * (half + r) + <f64>exponent * LN2_LOW) - f);
}

/** Beyond this the short polynomials do not hold. */
const NEAR: f64 = 0.01;

/** Whether a lane lies beyond. */
@inline
function far(d: v128): bool {
  return v128.any_true(f64x2.gt(f64x2.abs(d), f64x2.splat(NEAR)));
}

@inline
function isFar(d: f64): bool {
  return d < -NEAR || d > NEAR;
}

@inline
function term(c: f64, d: v128, rest: v128): v128 {
  return f64x2.add(f64x2.splat(c), f64x2.mul(d, rest));
}

/** e^d - 1, see `core/engine/differences.ts`. */
@inline
export function expm1x2(d: v128): v128 {
  let p = term(1.0 / 720, d, f64x2.splat(1.0 / 5040));
  p = term(1.0 / 120, d, p);
  p = term(1.0 / 24, d, p);
  p = term(1.0 / 6, d, p);
  p = term(1.0 / 2, d, p);
  const near = f64x2.add(d, f64x2.mul(f64x2.mul(d, d), p));
  return far(d) ? farExpm1(d, near) : near;
}

function farExpm1(d: v128, near: v128): v128 {
  const d0 = f64x2.extract_lane(d, 0);
  const d1 = f64x2.extract_lane(d, 1);
  let found = near;
  if (isFar(d0)) found = f64x2.replace_lane(found, 0, exp(d0) - 1);
  if (isFar(d1)) found = f64x2.replace_lane(found, 1, exp(d1) - 1);
  return found;
}

/** log(1 + u) for u > -1. */
@inline
export function log1px2(u: v128): v128 {
  const s = f64x2.div(u, f64x2.add(f64x2.splat(2), u));
  const q = f64x2.mul(s, s);
  let p = term(1.0 / 5, q, f64x2.splat(1.0 / 7));
  p = term(1.0 / 3, q, p);
  p = term(1, q, p);
  const near = f64x2.mul(f64x2.mul(f64x2.splat(2), s), p);
  return far(u) ? farLog1p(u, near) : near;
}

function farLog1p(u: v128, near: v128): v128 {
  const u0 = f64x2.extract_lane(u, 0);
  const u1 = f64x2.extract_lane(u, 1);
  let found = near;
  if (isFar(u0)) found = f64x2.replace_lane(found, 0, log(1 + u0));
  if (isFar(u1)) found = f64x2.replace_lane(found, 1, log(1 + u1));
  return found;
}
