import { loadChunk, useTurned } from './evaluate';
import { sumLosses, writeLosses, writeOutputs } from './loss';
import { layerSums } from './matrix-product';
import { forward, loadTargets } from './passes';
import { activateAndMove, activateQuickly, raise } from './quick-activation';
import { Engine, layerAt, Samples, VECTOR, vectorsOf } from './records';

/*
 * The loss at many points of a plane of parameters, origin + u first + v second. Up to the sums of the first layer all is
 * linear, and they are most of the work where there are many inputs: so they are taken once each for the origin and both
 * directions, over all samples, and those of a point are sums of these.
 *
 * Along a row of points, u rises by equal steps. Then sums rise by equal amounts, and the powers that tanh and the logistic
 * function are functions of, by equal factors: one multiplication leads to the next point.
 *
 * Such a part of a plane is one array: the parameters above the first layer, as in a block, then the sums of the first layer,
 * chunk by chunk, (outputs, lanes) each. Factors lie like those sums, and targets chunk by chunk too, (outputs, lanes).
 */

/** Where the parameters above the first layer begin in a block. */
@inline
function aboveFirst(e: Engine): usize {
  const first = layerAt(e, 0);
  return <usize>(1 + first.inputs) * first.stride;
}

/** Bytes of the outputs of a layer for all chunks before a sample. */
@inline
function chunkBytes(e: Engine, outputs: i32, from: i32): usize {
  return <usize>(from / e.capacity * outputs) * e.lanes;
}

/** The first sample after `count` that would begin a chunk. */
@inline
function chunksEnd(e: Engine, count: i32): i32 {
  return (count + e.capacity - 1) / e.capacity * e.capacity;
}

@inline
function sumsOf(e: Engine, part: usize, from: i32): usize {
  return part + (e.blockBytes - aboveFirst(e)) + chunkBytes(e, layerAt(e, 0).outputs, from);
}

export function factorBytes(e: Engine, samples: Samples): usize {
  return chunkBytes(e, layerAt(e, 0).outputs, chunksEnd(e, samples.count));
}

export function partBytes(e: Engine, samples: Samples): usize {
  return sumsOf(e, 0, chunksEnd(e, samples.count));
}

export function targetBytes(e: Engine, samples: Samples): usize {
  return chunkBytes(e, layerAt(e, e.layerCount - 1).outputs, chunksEnd(e, samples.count));
}

/** Writes the part of a plane that belongs to a block of parameters. */
export function writePart(e: Engine, samples: Samples, parameters: usize, part: usize): void {
  const first = layerAt(e, 0);
  const x = e.x;
  const t = e.t;
  memory.copy(part, parameters + aboveFirst(e), e.blockBytes - aboveFirst(e));
  for (let from = 0; from < samples.count; from += e.capacity) {
    const rows = min(e.capacity, samples.count - from);
    if (samples.turned) useTurned(e, samples, from);
    else loadChunk(e, samples, from, rows);
    forward(e, parameters, rows);
    memory.copy(sumsOf(e, part, from), first.a, <usize>first.outputs * e.lanes);
  }
  e.x = x;
  e.t = t;
}

export function writeTargets(e: Engine, samples: Samples, targets: usize): void {
  const t = e.t;
  for (let from = 0; from < samples.count; from += e.capacity) {
    const rows = min(e.capacity, samples.count - from);
    for (let s = 0; s < rows; s++) store<u32>(e.indices + (<usize>s << 2), from + s);
    e.t = targets + chunkBytes(e, layerAt(e, e.layerCount - 1).outputs, from);
    loadTargets(e, samples, e.indices, rows);
  }
  e.t = t;
}

/** Writes what the powers of the first layer are multiplied by when u rises by `step` along a direction. */
export function writeFactors(e: Engine, samples: Samples, direction: usize, step: f32, factors: usize): void {
  const bytes = factorBytes(e, samples);
  const sums = sumsOf(e, direction, 0);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    v128.store(factors + at, f32x4.mul(v128.load(sums + at), f32x4.splat(step)));
  }
  raise(layerAt(e, 0).activation, factors, 1, <i32>(bytes / VECTOR), 0);
}

/** The largest size of the sums of a part. */
export function largestSum(e: Engine, part: usize, count: i32): f32 {
  let largest: f32 = 0;
  for (let s = 0; s < count; s++) {
    const sums = sumsOf(e, part, s) + (<usize>(s % e.capacity) << 2);
    for (let j = 0; j < layerAt(e, 0).outputs; j++) {
      largest = max(largest, abs(load<f32>(sums + <usize>j * e.lanes)));
    }
  }
  return largest;
}

/** to = from + factor by, of `bytes` bytes: a whole number of vectors. */
export function addScaled(to: usize, from: usize, by: usize, factor: f32, bytes: usize): void {
  const f = f32x4.splat(factor);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    v128.store(to + at, f32x4.add(v128.load(from + at), f32x4.mul(f, v128.load(by + at))));
  }
}

/**
 * Writes the sums of the losses of `count` samples at `points` points from u on, `step` apart, of row + u first, two parts of
 * a plane; without factors at one point.
 */
export function addLossesAlong(
  e: Engine,
  row: usize,
  first: usize,
  factors: usize,
  targets: usize,
  u: f64,
  step: f64,
  points: i32,
  count: i32,
  losses: usize,
): void {
  const bottom = layerAt(e, 0);
  const top = layerAt(e, e.layerCount - 1);
  const lanes = e.lanes;
  memory.fill(losses, 0, <usize>points << 3);
  for (let from = 0; from < count; from += e.capacity) {
    const rows = min(e.capacity, count - from);
    const vectors = vectorsOf(rows);
    const t = targets + chunkBytes(e, top.outputs, from);
    for (let n = 0; n < points; n++) {
      const place = <f32>(u + <f64>n * step);
      addScaled(e.other + aboveFirst(e), row, first, place, e.blockBytes - aboveFirst(e));
      if (n == 0) {
        moveSums(bottom.a, sumsOf(e, row, from), sumsOf(e, first, from), place, bottom.outputs, vectors, lanes);
        if (factors) raise(bottom.activation, bottom.a, bottom.outputs, vectors, lanes);
      }
      if (factors) {
        const ratios = factors + chunkBytes(e, bottom.outputs, from);
        activateAndMove(bottom.activation, bottom.a, ratios, bottom.z + lanes, bottom.outputs, vectors, lanes);
      } else if (e.layerCount > 1) {
        activateQuickly(bottom.activation, bottom.a, bottom.z + lanes, bottom.outputs, vectors, lanes);
      }
      forwardAbove(e, e.other, rows);
      const loss = losses + (<usize>n << 3);
      writeLosses(e.loss, top.a, top.z + lanes, t, top.outputs, rows, lanes, e.sampleLosses);
      store<f64>(loss, sumLosses(e.sampleLosses, rows, load<f64>(loss)));
    }
  }
}

/** a = sums + u slopes */
@inline
function moveSums(a: usize, sums: usize, slopes: usize, u: f32, outputs: i32, vectors: i32, lanes: usize): void {
  for (let j = 0; j < outputs; j++) {
    const at = <usize>j * lanes;
    addScaled(a + at, sums + at, slopes + at, u, <usize>vectors * VECTOR);
  }
}

/** Writes `a` and `z` of the layers above the first, whose `z` is there. */
function forwardAbove(e: Engine, parameters: usize, count: i32): void {
  const lanes = e.lanes;
  const vectors = vectorsOf(count);
  const last = e.layerCount - 1;
  for (let l = 1; l <= last; l++) {
    const below = layerAt(e, l - 1).z;
    const layer = layerAt(e, l);
    const w = parameters + layer.offset;
    layerSums(layer.a, lanes, layer.outputs, w, layer.stride, below + lanes, lanes, vectors, layer.inputs);
    if (l < last) activateQuickly(layer.activation, layer.a, layer.z + lanes, layer.outputs, vectors, lanes);
  }
  const top = layerAt(e, last);
  writeOutputs(e.loss, top.a, top.z + lanes, top.outputs, count, lanes);
}
