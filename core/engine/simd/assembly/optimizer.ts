import { Engine, VECTOR } from './records';

/*
 * The optimizers of `core/engine/plain/optimizers.ts`, by number in the order of `optimizerNames`. Each works on the bytes
 * from `from` up to `to` of the blocks of parameters, gradient and slots, with every operation rounded to float32. `updates` counts the
 * present one.
 */
export const SGD = 0;
const MOMENTUM = 1;
const NESTEROV = 2;
const ADAGRAD = 3;
const RMSPROP = 4;

export function update(e: Engine, updates: i32, from: usize, to: usize): void {
  switch (e.optimizer) {
    case SGD:
      return sgd(e, from, to);
    case MOMENTUM:
      return momentum(e, from, to);
    case NESTEROV:
      return nesterov(e, from, to);
    case ADAGRAD:
    case RMSPROP:
      return scaled(e, from, to);
    default:
      adam(e, updates, from, to);
  }
}

/** w <- w - lr g */
function sgd(e: Engine, from: usize, to: usize): void {
  const lr = f32x4.splat(<f32>e.learningRate);
  const g = e.gradient;
  const w = e.parameters;
  for (let i = from; i < to; i += VECTOR) {
    v128.store(w + i, f32x4.sub(v128.load(w + i), f32x4.mul(lr, v128.load(g + i))));
  }
}

/** v <- m v - lr g; w <- w + v */
function momentum(e: Engine, from: usize, to: usize): void {
  const lr = f32x4.splat(<f32>e.learningRate);
  const m = f32x4.splat(<f32>e.decay1);
  const g = e.gradient;
  const w = e.parameters;
  const slot = e.slot1;
  for (let i = from; i < to; i += VECTOR) {
    const v = f32x4.sub(f32x4.mul(m, v128.load(slot + i)), f32x4.mul(lr, v128.load(g + i)));
    v128.store(slot + i, v);
    v128.store(w + i, f32x4.add(v128.load(w + i), v));
  }
}

/** v <- m v - lr g; w <- w + m v - lr g */
function nesterov(e: Engine, from: usize, to: usize): void {
  const lr = f32x4.splat(<f32>e.learningRate);
  const m = f32x4.splat(<f32>e.decay1);
  const g = e.gradient;
  const w = e.parameters;
  const slot = e.slot1;
  for (let i = from; i < to; i += VECTOR) {
    const move = f32x4.mul(lr, v128.load(g + i));
    const v = f32x4.sub(f32x4.mul(m, v128.load(slot + i)), move);
    v128.store(slot + i, v);
    v128.store(w + i, f32x4.add(v128.load(w + i), f32x4.sub(f32x4.mul(m, v), move)));
  }
}

/** w - lr step / (sqrt(size) + epsilon) */
@inline
function scaledMove(w: v128, lr: v128, step: v128, size: v128, epsilon: v128): v128 {
  return f32x4.sub(w, f32x4.div(f32x4.mul(lr, step), f32x4.add(f32x4.sqrt(size), epsilon)));
}

/** AdaGrad: h <- h + g^2; RMSProp: h <- d h + (1 - d) g^2; both: w <- w - lr g / (sqrt(h) + epsilon) */
function scaled(e: Engine, from: usize, to: usize): void {
  const lr = f32x4.splat(<f32>e.learningRate);
  const epsilon = f32x4.splat(<f32>e.epsilon);
  const decay = f32x4.splat(<f32>e.decay1);
  const fresh = f32x4.splat(<f32>(1 - e.decay1));
  const fades = e.optimizer == RMSPROP;
  const w = e.parameters;
  const slot = e.slot1;
  for (let i = from; i < to; i += VECTOR) {
    const g = v128.load(e.gradient + i);
    const square = f32x4.mul(g, g);
    const old = v128.load(slot + i);
    const h = fades
      ? f32x4.add(f32x4.mul(decay, old), f32x4.mul(fresh, square))
      : f32x4.add(old, square);
    v128.store(slot + i, h);
    v128.store(w + i, scaledMove(v128.load(w + i), lr, g, h, epsilon));
  }
}

/** base^exponent by repeated squaring. */
function power(base: f64, exponent: i32): f64 {
  let result: f64 = 1;
  let square = base;
  for (let n = exponent; n > 0; n >>= 1) {
    if (n & 1) result *= square;
    square *= square;
  }
  return result;
}

/** m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; w <- w - lr_t m / (sqrt(v) + epsilon) */
function adam(e: Engine, updates: i32, from: usize, to: usize): void {
  const corrected =
    (e.learningRate * sqrt(1 - power(e.decay2, updates))) / (1 - power(e.decay1, updates));
  const lr = f32x4.splat(<f32>corrected);
  const epsilon = f32x4.splat(<f32>e.epsilon);
  const b1 = f32x4.splat(<f32>e.decay1);
  const b2 = f32x4.splat(<f32>e.decay2);
  const fresh1 = f32x4.splat(<f32>(1 - e.decay1));
  const fresh2 = f32x4.splat(<f32>(1 - e.decay2));
  const w = e.parameters;
  for (let i = from; i < to; i += VECTOR) {
    const g = v128.load(e.gradient + i);
    const m = f32x4.add(f32x4.mul(b1, v128.load(e.slot1 + i)), f32x4.mul(fresh1, g));
    const v = f32x4.add(f32x4.mul(b2, v128.load(e.slot2 + i)), f32x4.mul(fresh2, f32x4.mul(g, g)));
    v128.store(e.slot1 + i, m);
    v128.store(e.slot2 + i, v);
    v128.store(w + i, scaledMove(v128.load(w + i), lr, m, v, epsilon));
  }
}
