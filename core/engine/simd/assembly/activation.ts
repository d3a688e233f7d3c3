import { sigmoid4, tanh4 } from './elementary';
import { VECTOR } from './records';

/* Activations by number, in the order of `activationNames`; see `core/engine/activation.ts`. */
const IDENTITY = 0;
const STEP = 1;
export const SIGMOID = 2;
export const TANH = 3;

/** z = f(a): (rows, vectors), rows `lanes` bytes apart in both. */
export function activate(name: i32, a: usize, z: usize, rows: i32, vectors: i32, lanes: usize): void {
  const width = <usize>vectors * VECTOR;
  for (let r = 0; r < rows; r++) {
    const end = a + width;
    let to = z;
    switch (name) {
      case IDENTITY:
        for (let at = a; at < end; at += VECTOR, to += VECTOR) v128.store(to, v128.load(at));
        break;
      case STEP:
        for (let at = a; at < end; at += VECTOR, to += VECTOR) v128.store(to, step4(v128.load(at)));
        break;
      case SIGMOID:
        for (let at = a; at < end; at += VECTOR, to += VECTOR) v128.store(to, sigmoid4(v128.load(at)));
        break;
      case TANH:
        for (let at = a; at < end; at += VECTOR, to += VECTOR) v128.store(to, tanh4(v128.load(at)));
        break;
      default:
        for (let at = a; at < end; at += VECTOR, to += VECTOR) {
          v128.store(to, f32x4.max(v128.load(at), f32x4.splat(0)));
        }
    }
    a += lanes;
    z += lanes;
  }
}

/** 1 above 0, 0 elsewhere, NaN for NaN. */
@inline
function step4(a: v128): v128 {
  const one = v128.and(f32x4.gt(a, f32x4.splat(0)), f32x4.splat(1));
  return v128.bitselect(one, a, f32x4.eq(a, a));
}

/** d <- d f'(a), from z = f(a). */
export function throughActivation(name: i32, z: usize, d: usize, rows: i32, vectors: i32, lanes: usize): void {
  if (name == IDENTITY) return;
  const width = <usize>vectors * VECTOR;
  const one = f32x4.splat(1);
  for (let r = 0; r < rows; r++) {
    for (let i: usize = 0; i < width; i += VECTOR) {
      const y = v128.load(z + i);
      let slope = f32x4.splat(0);
      if (name == SIGMOID) slope = f32x4.mul(y, f32x4.sub(one, y));
      else if (name == TANH) slope = f32x4.sub(one, f32x4.mul(y, y));
      else if (name != STEP) slope = v128.and(f32x4.gt(y, slope), one);
      v128.store(d + i, f32x4.mul(v128.load(d + i), slope));
    }
    z += lanes;
    d += lanes;
  }
}
