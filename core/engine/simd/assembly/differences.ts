import { expm1x2, log1px2 } from './elementary64';
import { Engine, Layer, layerAt, VECTOR } from './records';

/*
 * The sums of `core/engine/numerical-gradient.ts` in float64: one lane moves by +h, the other by -h. All arrays are flat
 * and float64, as there; `moves` is (units), two lanes each.
 */
let e: Engine = changetype<Engine>(0);
let parameters: usize = 0;
let a: usize = 0;
let z: usize = 0;
let t: usize = 0;
let moves: usize = 0;

/** Adds L(w + h) - L(w - h) of one sample, whose x, a, z and t are given, to the gradient of every parameter. */
export function addDifferences(
  engine: Engine,
  w: usize,
  gradient: usize,
  x: usize,
  sums: usize,
  outputs: usize,
  targets: usize,
  scratch: usize,
  h: f64,
): void {
  e = engine;
  parameters = w;
  a = sums;
  z = outputs;
  t = targets;
  moves = scratch;
  for (let l = 0; l < e.layerCount; l++) {
    const layer = layerAt(e, l);
    const below = l == 0 ? x : z + (<usize>(layer.unit - layer.inputs) << 3);
    let g = gradient + (<usize>layer.flat << 3);
    for (let i = 0; i < layer.inputs; i++) {
      addRow(l, layer, g, h * load<f64>(below + (<usize>i << 3)));
      g += <usize>layer.outputs << 3;
    }
    addRow(l, layer, g, h);
  }
}

/** The parameters of one input, or the biases: each moves its own unit's sum by `move`. */
function addRow(l: i32, layer: Layer, gradient: usize, move: f64): void {
  if (move == 0) return;
  const d = f64x2.replace_lane(f64x2.splat(move), 1, -move);
  for (let j = 0; j < layer.outputs; j++) {
    v128.store(moves + (<usize>(layer.unit + j) << 4), d);
    const change = l == e.layerCount - 1 ? lossDifference(layer, j, j + 1) : changeAbove(l, layer, j, j + 1);
    const g = gradient + (<usize>j << 3);
    store<f64>(g, load<f64>(g) + (f64x2.extract_lane(change, 0) - f64x2.extract_lane(change, 1)));
  }
}

/** Change of the loss when the sums of units `from` up to `to` of a hidden layer move. */
function changeAbove(l: i32, layer: Layer, from: i32, to: i32): v128 {
  const next = layerAt(e, l + 1);
  const above = moves + (<usize>next.unit << 4);
  const width = <usize>next.outputs;
  let moved = false;
  for (let i = from; i < to; i++) {
    const unit = <usize>(layer.unit + i);
    const dz = activationDifference(
      layer.activation,
      f64x2.splat(load<f64>(a + (unit << 3))),
      f64x2.splat(load<f64>(z + (unit << 3))),
      v128.load(moves + (unit << 4)),
    );
    if (!v128.any_true(f64x2.ne(dz, f64x2.splat(0)))) continue;
    let w = parameters + ((<usize>next.flat + <usize>i * width) << 3);
    const end = above + (width << 4);
    for (let at = above; at < end; at += VECTOR) {
      const move = f64x2.mul(dz, v128.load64_splat(w));
      v128.store(at, moved ? f64x2.add(v128.load(at), move) : move);
      w += 8;
    }
    moved = true;
  }
  if (!moved) return f64x2.splat(0);
  return l + 2 == e.layerCount ? lossDifference(next, 0, next.outputs) : changeAbove(l + 1, next, 0, next.outputs);
}

const STEP = 1;
const SIGMOID = 2;
const TANH = 3;
const RELU = 4;

/** f(a + d) - f(a), from z = f(a). */
@inline
function activationDifference(name: i32, sum: v128, out: v128, d: v128): v128 {
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  if (name == SIGMOID) {
    const y = expm1x2(d);
    const up = f64x2.mul(f64x2.mul(out, f64x2.sub(one, out)), y);
    return f64x2.div(up, f64x2.add(one, f64x2.mul(out, y)));
  }
  if (name == TANH) {
    const y = expm1x2(f64x2.mul(f64x2.splat(2), d));
    const part = f64x2.div(y, f64x2.add(y, f64x2.splat(2)));
    const up = f64x2.mul(f64x2.sub(one, f64x2.mul(out, out)), part);
    return f64x2.div(up, f64x2.add(one, f64x2.mul(out, part)));
  }
  const moved = f64x2.add(sum, d);
  const above = f64x2.gt(moved, zero);
  if (name == STEP) return f64x2.sub(v128.and(above, one), out);
  if (name == RELU) {
    const fromAbove = v128.bitselect(d, f64x2.neg(out), above);
    return v128.bitselect(fromAbove, f64x2.max(moved, zero), f64x2.gt(sum, zero));
  }
  return d;
}

const SQUARED_ERROR = 0;
const BINARY_CROSS_ENTROPY = 1;

/** Change of the loss when the sums of outputs `from` up to `to` move. */
function lossDifference(layer: Layer, from: i32, to: i32): v128 {
  const out = z + (<usize>layer.unit << 3);
  const move = moves + (<usize>layer.unit << 4);
  let sum = f64x2.splat(0);
  let along = f64x2.splat(0);
  for (let k = from; k < to; k++) {
    const d = v128.load(move + (<usize>k << 4));
    const y = v128.load64_splat(out + (<usize>k << 3));
    const target = v128.load64_splat(t + (<usize>k << 3));
    if (e.loss == SQUARED_ERROR) {
      const middle = f64x2.add(f64x2.sub(y, target), f64x2.div(d, f64x2.splat(2)));
      sum = f64x2.add(sum, f64x2.mul(d, middle));
    } else if (e.loss == BINARY_CROSS_ENTROPY) {
      sum = f64x2.add(sum, f64x2.sub(log1px2(f64x2.mul(y, expm1x2(d))), f64x2.mul(target, d)));
    } else {
      sum = f64x2.add(sum, f64x2.mul(y, expm1x2(d)));
      along = f64x2.add(along, f64x2.mul(target, d));
    }
  }
  return e.loss <= BINARY_CROSS_ENTROPY ? sum : f64x2.sub(log1px2(sum), along);
}
