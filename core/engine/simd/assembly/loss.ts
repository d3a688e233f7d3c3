import { exp4, logOrLog1p4, sigmoid4 } from './elementary';
import { LINE, VECTOR, vectorsOf } from './records';
import { MOST_THREADS, ownShare } from './shares';

/*
 * The losses of `core/engine/loss.ts`, four samples at a time; all matrices are unit-major. `a` and `z` are the sums and
 * outputs of the output layer, `t` the targets: (outputs, lanes).
 */
const SQUARED_ERROR = 0;
const BINARY_CROSS_ENTROPY = 1;

/** Position of the largest of each sample's numbers, the first one of several, and the number itself. */
let top: v128 = i32x4.splat(0);
let topValue: v128 = i32x4.splat(0);

@inline
function findTop(row: usize, outputs: i32, lanes: usize): void {
  let value = v128.load(row);
  let index = i32x4.splat(0);
  for (let k = 1; k < outputs; k++) {
    row += lanes;
    const next = v128.load(row);
    const larger = f32x4.gt(next, value);
    value = v128.bitselect(next, value, larger);
    index = v128.bitselect(i32x4.splat(k), index, larger);
  }
  top = index;
  topValue = value;
}

/** Writes the outputs of `count` samples. */
export function writeOutputs(loss: i32, a: usize, z: usize, outputs: i32, count: i32, lanes: usize): void {
  for (let v = vectorsOf(count); v > 0; v--) {
    if (loss == SQUARED_ERROR) {
      for (let k = 0; k < outputs; k++) {
        const at = <usize>k * lanes;
        v128.store(z + at, v128.load(a + at));
      }
    } else if (loss == BINARY_CROSS_ENTROPY) {
      for (let k = 0; k < outputs; k++) {
        const at = <usize>k * lanes;
        v128.store(z + at, sigmoid4(v128.load(a + at)));
      }
    } else {
      softmax(a, z, outputs, lanes);
    }
    a += VECTOR;
    z += VECTOR;
  }
}

@inline
function softmax(a: usize, z: usize, outputs: i32, lanes: usize): void {
  findTop(a, outputs, lanes);
  const max = topValue;
  let sum = f32x4.splat(0);
  for (let k = 0; k < outputs; k++) {
    const at = <usize>k * lanes;
    const y = exp4(f32x4.sub(v128.load(a + at), max));
    v128.store(z + at, y);
    sum = f32x4.add(sum, y);
  }
  for (let k = 0; k < outputs; k++) {
    const at = <usize>k * lanes;
    v128.store(z + at, f32x4.div(v128.load(z + at), sum));
  }
}

/** d = (z - t) share: the gradient of the loss, times `share`, with respect to the sums. */
export function writeDeltas(z: usize, t: usize, d: usize, outputs: i32, count: i32, lanes: usize, share: f32): void {
  const width = <usize>vectorsOf(count) * VECTOR;
  for (let k = 0; k < outputs; k++) {
    for (let at: usize = 0; at < width; at += VECTOR) {
      v128.store(d + at, f32x4.mul(f32x4.sub(v128.load(z + at), v128.load(t + at)), f32x4.splat(share)));
    }
    z += lanes;
    t += lanes;
    d += lanes;
  }
}

/** Writes the loss of each sample, a float64 sum in rising order of the outputs. */
export function writeLosses(
  loss: i32,
  a: usize,
  z: usize,
  t: usize,
  outputs: i32,
  count: i32,
  lanes: usize,
  to: usize,
): void {
  for (let s = 0; s < count; s += 4) {
    const samples = min(4, count - s);
    if (loss == SQUARED_ERROR) writeSquares(z, t, outputs, lanes, to);
    else if (loss == BINARY_CROSS_ENTROPY) writeBinary(a, z, t, outputs, samples, lanes, to);
    else writeCrossEntropy(a, z, t, outputs, samples, lanes, to);
    a += VECTOR;
    z += VECTOR;
    t += VECTOR;
    to += 4 * 8;
  }
}

/** `total` plus the losses of samples, one after the other. */
export function sumLosses(losses: usize, count: i32, total: f64): f64 {
  const end = losses + (<usize>count << 3);
  for (let at = losses; at < end; at += 8) total += load<f64>(at);
  return total;
}

/** Numbers that were worked out side by side and are used one after the other: a cache line for each thread. */
const fours: usize = memory.data(MOST_THREADS * 64, 64);

@inline
function ownFour(): usize {
  return fours + <usize>ownShare() * LINE;
}

/** Of four samples, whether or not all are asked for: there is room. */
function writeSquares(z: usize, t: usize, outputs: i32, lanes: usize, to: usize): void {
  let low = f64x2.splat(0);
  let high = low;
  for (let k = 0; k < outputs; k++) {
    const d = f32x4.sub(v128.load(z), v128.load(t));
    const first = f64x2.promote_low_f32x4(d);
    const last = f64x2.promote_low_f32x4(v128.shuffle<i32>(d, d, 2, 3, 2, 3));
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(last, last));
    z += lanes;
    t += lanes;
  }
  v128.store(to, f64x2.mul(low, f64x2.splat(0.5)));
  v128.store(to, f64x2.mul(high, f64x2.splat(0.5)), VECTOR);
}

function writeBinary(a: usize, z: usize, t: usize, outputs: i32, samples: i32, lanes: usize, to: usize): void {
  const four = ownFour();
  for (let s = 0; s < samples; s++) store<f64>(to + (<usize>s << 3), 0);
  let at: usize = 0;
  for (let k = 0; k < outputs; k++) {
    const z4 = v128.load(z + at);
    const smaller = f32x4.min(z4, f32x4.sub(f32x4.splat(1), z4));
    v128.store(four, logOrLog1p4(f32x4.neg(smaller), i32x4.splat(-1)));
    for (let s = 0; s < samples; s++) {
      const lane = <usize>s << 2;
      const a1 = <f64>load<f32>(a + at + lane);
      const t1 = <f64>load<f32>(t + at + lane);
      const sum = to + (<usize>s << 3);
      store<f64>(sum, load<f64>(sum) + (max<f64>(a1, 0) - a1 * t1 - <f64>load<f32>(four + lane)));
    }
    at += lanes;
  }
}

function writeCrossEntropy(a: usize, z: usize, t: usize, outputs: i32, samples: i32, lanes: usize, to: usize): void {
  const four = ownFour();
  findTop(a, outputs, lanes);
  const index = top;
  let others = f32x4.splat(0);
  let topOut = f32x4.splat(0);
  for (let k = 0; k < outputs; k++) {
    const z4 = v128.load(z + <usize>k * lanes);
    const isTop = i32x4.eq(index, i32x4.splat(k));
    others = v128.bitselect(others, f32x4.add(others, z4), isTop);
    topOut = v128.bitselect(z4, topOut, isTop);
  }
  const likely = f32x4.gt(topOut, f32x4.splat(0.5));
  v128.store(four, logOrLog1p4(v128.bitselect(f32x4.neg(others), topOut, likely), likely));
  v128.store(four, topValue, 16);
  for (let s = 0; s < samples; s++) {
    let at = <usize>s << 2;
    const logTop = <f64>load<f32>(four + at);
    const most = <f64>load<f32>(four + at, 16);
    let sum: f64 = 0;
    for (let k = 0; k < outputs; k++) {
      const share = <f64>load<f32>(t + at);
      if (share != 0) sum += share * (most - <f64>load<f32>(a + at) - logTop);
      at += lanes;
    }
    store<f64>(to + (<usize>s << 3), sum);
  }
}

/** How many of `count` samples are right: the largest output, or the side of the threshold when there is one. */
export function countRight(loss: i32, a: usize, t: usize, outputs: i32, count: i32, lanes: usize): i32 {
  const middle: f32 = loss == BINARY_CROSS_ENTROPY ? 0.5 : 0;
  const bySide = outputs == 1 && loss <= BINARY_CROSS_ENTROPY;
  let right = 0;
  for (let s = 0; s < count; s += 4) {
    let differs: v128;
    if (bySide) {
      differs = v128.xor(
        f32x4.gt(v128.load(a), f32x4.splat(0)),
        f32x4.gt(v128.load(t), f32x4.splat(middle)),
      );
    } else {
      findTop(a, outputs, lanes);
      const found = top;
      findTop(t, outputs, lanes);
      differs = i32x4.ne(found, top);
    }
    const wrong = i32x4.bitmask(differs) & ((1 << min(4, count - s)) - 1);
    right += min(4, count - s) - popcnt(wrong);
    a += VECTOR;
    t += VECTOR;
  }
  return right;
}
