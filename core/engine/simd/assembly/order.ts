import { Engine } from './records';

/* sfc32, as in `core/random.ts`. */
let a: i32 = 0;
let b: i32 = 0;
let c: i32 = 0;
let counter: i32 = 0;

@inline
function next(): u32 {
  const t = a + b + counter;
  counter++;
  a = b ^ (b >>> 9);
  b = c + (c << 3);
  c = ((c << 21) | (c >>> 11)) + t;
  return t;
}

/** Writes the order of an epoch (`core/engine/order.ts`): all samples, shuffled from the end. */
export function shuffleEpoch(e: Engine): void {
  const order = e.order;
  const count = e.train.count;
  for (let i = 0; i < count; i++) store<u32>(order + (<usize>i << 2), i);
  a = e.seedLow;
  b = 2 + e.epoch;
  c = e.seedHigh;
  counter = 1;
  for (let i = 0; i < 16; i++) next();
  for (let i = count - 1; i > 0; i--) {
    // floor(t / 2^32 * below), which float64 computes without rounding.
    const j = <usize>((<u64>next() * <u64>(i + 1)) >> 32);
    const one = order + (<usize>i << 2);
    const other = order + (j << 2);
    const kept = load<u32>(one);
    store<u32>(one, load<u32>(other));
    store<u32>(other, kept);
  }
  e.orderEpoch = e.epoch;
}

/** Moves on to the next batch: the order of its epoch, and where it lies in there. */
export function drawBatch(e: Engine): void {
  if (e.orderEpoch != e.epoch) shuffleEpoch(e);
  e.batchFrom = e.drawn;
  e.batchTo = min(e.drawn + e.batch, e.train.count);
}
