/**
 * sin, cos, exp and log in float64, from additions and multiplications alone, so that data sets and start weights are
 * the same to the last bit on every host. Polynomials and reduction: fdlibm (Sun Microsystems, 1993), k_sin, k_cos,
 * e_exp, e_log.
 */

/** pi/2 in two pieces; the first has 33 bits, so that its products with small whole numbers are exact. */
const HALF_PI_HIGH = 1.570796326734125614166;
const HALF_PI_LOW = 6.077100506506192601475e-11;

function sinKernel(x: number, tail: number): number {
  const z = x * x;
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  const v = z * x;
  return x - (z * (0.5 * tail - v * r) - tail - v * -1.66666666666666324348e-1);
}

function cosKernel(x: number, tail: number): number {
  const z = x * x;
  const r =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.3888888888874109575e-3 +
          z *
            (2.48015872894767294178e-5 +
              z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * tail));
}

function quarterTurns(x: number, kernels: readonly ((x: number, tail: number) => number)[]): number {
  const turns = Math.round(x / (HALF_PI_HIGH + HALF_PI_LOW));
  const high = x - turns * HALF_PI_HIGH;
  const low = turns * HALF_PI_LOW;
  const reduced = high - low;
  return kernels[((turns % 4) + 4) % 4]!(reduced, high - reduced - low);
}

/** Sine of x in radians, for |x| up to 1e5. */
export function sin(x: number): number {
  return quarterTurns(x, [sinKernel, cosKernel, (y, tail) => -sinKernel(y, tail), (y, tail) => -cosKernel(y, tail)]);
}

/** Cosine of x in radians, for |x| up to 1e5. */
export function cos(x: number): number {
  return quarterTurns(x, [cosKernel, (y, tail) => -sinKernel(y, tail), (y, tail) => -cosKernel(y, tail), sinKernel]);
}

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const bits = new DataView(new ArrayBuffer(8));

/** 2 to a whole number from -1022 to 1023. */
function powerOfTwo(n: number): number {
  bits.setUint32(0, (n + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** e^x: Infinity above 709.78, 0 below -708.39 (no subnormal results), NaN for NaN. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -708.39) return 0;
  if (Number.isNaN(x)) return NaN;
  const n = Math.round(x / Math.LN2);
  const high = x - n * LN2_HIGH;
  const low = n * LN2_LOW;
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

/** Natural logarithm of a normal positive x. */
export function log(x: number): number {
  bits.setFloat64(0, x);
  let exponent = (bits.getUint32(0) >>> 20) - 1023;
  bits.setUint32(0, (bits.getUint32(0) & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
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
  return exponent * LN2_HIGH - (half - (s * (half + r) + exponent * LN2_LOW) - f);
}
