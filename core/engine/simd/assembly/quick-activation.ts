import { activate, SIGMOID, TANH } from './activation';
import { VECTOR } from './records';

/*
 * The activations of `core/engine/quick-activation.ts`, four at a time, to the same bits. The constants are explained there.
 */
const constants: usize = memory.data<f32>([
  2.885390081777927, -1.4426950408889634, 12582912, 26, -26, 125, -125, 2.8853901, 0.11552395, -9.204538e-4,
]);

const TANH_TURNS = 0;
const SIGMOID_TURNS = 1;
const WHOLE = 2;
const TANH_MOST = 3;
const TANH_LEAST = 4;
const SIGMOID_MOST = 5;
const SIGMOID_LEAST = 6;
const Q0 = 7;
const Q1 = 8;
const Q2 = 9;

@inline
function get(n: i32): v128 {
  return v128.load32_splat(constants + (<usize>n << 2));
}

/** (2^t - 1) / (2^t + 1) if `less`, else 1 / (2^t + 1), with t = x `turns`. */
@inline
function fraction(
  less: bool,
  x: v128,
  turns: v128,
  most: v128,
  least: v128,
  whole: v128,
  q0: v128,
  q1: v128,
  q2: v128,
): v128 {
  // NaN is neither larger nor smaller, and stays.
  const t = f32x4.pmax(f32x4.pmin(f32x4.mul(x, turns), most), least);
  // n stands in the low bits, and from there moves into the exponent.
  const shifted = f32x4.add(t, whole);
  const f = f32x4.sub(t, f32x4.sub(shifted, whole));
  const s = f32x4.mul(f, f);
  const q = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(q2, s), q1), s), q0);
  const above = i32x4.add(f32x4.add(q, f), i32x4.shl(shifted, 23));
  const below = f32x4.sub(q, f);
  return f32x4.div(less ? f32x4.sub(above, below) : below, f32x4.add(above, below));
}

/** z = f(a), (rows, vectors), rows `lanes` bytes apart in both; tanh and the logistic function by their quick forms. */
export function activateQuickly(name: i32, a: usize, z: usize, rows: i32, vectors: i32, lanes: usize): void {
  if (name != TANH && name != SIGMOID) return activate(name, a, z, rows, vectors, lanes);
  const turns = get(name == TANH ? TANH_TURNS : SIGMOID_TURNS);
  const most = get(name == TANH ? TANH_MOST : SIGMOID_MOST);
  const least = get(name == TANH ? TANH_LEAST : SIGMOID_LEAST);
  // Kept in registers through the loops.
  const whole = get(WHOLE);
  const q0 = get(Q0);
  const q1 = get(Q1);
  const q2 = get(Q2);
  const width = <usize>vectors * VECTOR;
  for (let r = 0; r < rows; r++) {
    const end = a + width;
    let to = z;
    if (name == TANH) {
      for (let at = a; at < end; at += VECTOR, to += VECTOR) {
        v128.store(to, fraction(true, v128.load(at), turns, most, least, whole, q0, q1, q2));
      }
    } else {
      for (let at = a; at < end; at += VECTOR, to += VECTOR) {
        v128.store(to, fraction(false, v128.load(at), turns, most, least, whole, q0, q1, q2));
      }
    }
    a += lanes;
    z += lanes;
  }
}
