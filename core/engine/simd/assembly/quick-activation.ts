import { activate, SIGMOID, TANH } from './activation';
import { VECTOR } from './records';

/*
 * The activations of `core/engine/quick-activation.ts`, four at a time, to the same bits; the constants are explained there.
 * All matrices are (rows, vectors), their rows `lanes` bytes apart.
 */
const constants: usize = memory.data(8 * 4, 16);

/** Writes the constants to memory, once. */
export function fillQuickConstants(): void {
  put(0, 2.885390081777927);
  put(1, -1.4426950408889634);
  put(2, 60);
  put(3, -60);
  put(4, 12582912);
  put(5, 2.8853901);
  put(6, 0.11552395);
  put(7, -9.204538e-4);
}

@inline
function put(n: i32, value: f32): void {
  store<f32>(constants + (<usize>n << 2), value);
}

@inline
function constant(n: i32): v128 {
  return v128.load32_splat(constants + (<usize>n << 2));
}

/** Turns of an activation: it is a function of 2^(turns x). */
@inline
function turnsOf(name: i32): v128 {
  return constant(name == TANH ? 0 : 1);
}

const POWER = -1;

/** z = f(a) with f the activation, or for POWER z = 2^(turns a); `form` is a constant where this is inlined. */
@inline
function writeFractions(form: i32, turns: v128, a: usize, z: usize, rows: i32, vectors: i32, lanes: usize): void {
  // Kept in registers through the loops.
  const most = constant(2);
  const least = constant(3);
  const whole = constant(4);
  const q0 = constant(5);
  const q1 = constant(6);
  const q2 = constant(7);
  for (let r = 0; r < rows; r++) {
    const end = a + <usize>vectors * VECTOR;
    for (let at = a, to = z; at < end; at += VECTOR, to += VECTOR) {
      // NaN is neither larger nor smaller, and stays.
      const t = f32x4.pmax(f32x4.pmin(f32x4.mul(v128.load(at), turns), most), least);
      // The whole part stands in the low bits, and from there moves into the exponent.
      const shifted = f32x4.add(t, whole);
      const f = f32x4.sub(t, f32x4.sub(shifted, whole));
      const s = f32x4.mul(f, f);
      const q = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(q2, s), q1), s), q0);
      const above = i32x4.add(f32x4.add(q, f), i32x4.shl(shifted, 23));
      const below = f32x4.sub(q, f);
      if (form == TANH) v128.store(to, f32x4.div(f32x4.sub(above, below), f32x4.add(above, below)));
      else if (form == SIGMOID) v128.store(to, f32x4.div(below, f32x4.add(above, below)));
      else v128.store(to, f32x4.div(above, below));
    }
    a += lanes;
    z += lanes;
  }
}

/** z = f(a), tanh and the logistic function by their quick forms. */
export function activateQuickly(name: i32, a: usize, z: usize, rows: i32, vectors: i32, lanes: usize): void {
  if (name == TANH) writeFractions(TANH, turnsOf(name), a, z, rows, vectors, lanes);
  else if (name == SIGMOID) writeFractions(SIGMOID, turnsOf(name), a, z, rows, vectors, lanes);
  else activate(name, a, z, rows, vectors, lanes);
}

/** Turns sums into the powers that the activation of their layer is a function of. */
export function raise(name: i32, a: usize, rows: i32, vectors: i32, lanes: usize): void {
  writeFractions(POWER, turnsOf(name), a, a, rows, vectors, lanes);
}

/** z = f(a) from the powers of a, which then move on: they are multiplied by `factors`. */
export function activateAndMove(
  name: i32,
  powers: usize,
  factors: usize,
  z: usize,
  rows: i32,
  vectors: i32,
  lanes: usize,
): void {
  const width = <usize>vectors * VECTOR;
  const one = f32x4.splat(1);
  const two = f32x4.splat(2);
  for (let r = 0; r < rows; r++) {
    for (let at: usize = 0; at < width; at += VECTOR) {
      const power = v128.load(powers + at);
      const next = f32x4.add(power, one);
      if (name == TANH) v128.store(z + at, f32x4.sub(one, f32x4.div(two, next)));
      else v128.store(z + at, f32x4.div(one, next));
      v128.store(powers + at, f32x4.mul(power, v128.load(factors + at)));
    }
    powers += lanes;
    factors += lanes;
    z += lanes;
  }
}
