import { countRight, sumLosses, writeLosses } from './loss';
import { fillOnes, forward, loadInputs, loadTargets } from './passes';
import { Engine, layerAt, Samples } from './records';

/** Bytes of one chunk of `samples.turned`. */
@inline
function turnedBytes(e: Engine): usize {
  return <usize>(1 + layerAt(e, 0).inputs + layerAt(e, e.layerCount - 1).outputs) * e.lanes;
}

/** Points `x` and `t` at a chunk of `samples.turned`. */
@inline
export function useTurned(e: Engine, samples: Samples, from: i32): void {
  e.x = samples.turned + <usize>(from / e.capacity) * turnedBytes(e);
  e.t = e.x + <usize>(1 + layerAt(e, 0).inputs) * e.lanes;
}

/** Loads the samples from `from` on, at most a chunk of them. */
@inline
export function loadChunk(e: Engine, samples: Samples, from: i32, rows: i32): void {
  for (let s = 0; s < rows; s++) store<u32>(e.indices + (<usize>s << 2), from + s);
  loadInputs(e, samples, e.indices, rows);
  loadTargets(e, samples, e.indices, rows);
}

/** Fills `samples.turned`. */
export function turn(e: Engine, samples: Samples): void {
  const x = e.x;
  const t = e.t;
  for (let from = 0; from < samples.count; from += e.capacity) {
    useTurned(e, samples, from);
    fillOnes(e.x, e.lanes);
    loadChunk(e, samples, from, min(e.capacity, samples.count - from));
  }
  e.x = x;
  e.t = t;
}

/** Sum of the losses of the first `count` samples at a block of parameters; `correct` has the right answers if `counting`. */
export function evaluate(e: Engine, samples: Samples, parameters: usize, count: i32, counting: bool): f64 {
  const last = layerAt(e, e.layerCount - 1);
  const x = e.x;
  const t = e.t;
  let total: f64 = 0;
  e.correct = 0;
  for (let from = 0; from < count; from += e.capacity) {
    const rows = min(e.capacity, count - from);
    if (samples.turned) useTurned(e, samples, from);
    else loadChunk(e, samples, from, rows);
    forward(e, parameters, rows);
    writeLosses(e.loss, last.a, last.z + e.lanes, e.t, last.outputs, rows, e.lanes, e.sampleLosses);
    total = sumLosses(e.sampleLosses, rows, total);
    if (counting) e.correct += countRight(e.loss, last.a, e.t, last.outputs, rows, e.lanes);
  }
  e.x = x;
  e.t = t;
  return total;
}
