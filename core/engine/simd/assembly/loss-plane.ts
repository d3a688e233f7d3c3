import { loadChunk, useTurned } from './evaluate';
import { addLosses, writeOutputs } from './loss';
import { product } from './matrix-product';
import { forward, loadTargets } from './passes';
import { activateQuickly } from './quick-activation';
import { Engine, layerAt, Samples, VECTOR, vectorsOf } from './records';

/*
 * The loss at many points of a plane of parameters, origin + u first + v second. Up to the sums of the first layer all is
 * linear, and they are most of the work where there are many inputs: so they are taken once each for the origin and both
 * directions, over all samples, and of a point they are sums of these.
 *
 * Such a part of a plane is one array: the parameters above the first layer, as in a block, then the sums of the first layer,
 * chunk by chunk, (outputs, lanes) each. Targets lie chunk by chunk too, (outputs, lanes).
 */

/** Where the parameters above the first layer begin in a block. */
@inline
function aboveFirst(e: Engine): usize {
  const first = layerAt(e, 0);
  return <usize>(1 + first.inputs) * first.stride;
}

@inline
function sumsOf(e: Engine, part: usize, from: i32): usize {
  return part + (e.blockBytes - aboveFirst(e)) + <usize>(from / e.capacity * layerAt(e, 0).outputs) * e.lanes;
}

@inline
function targetsOf(e: Engine, targets: usize, from: i32): usize {
  return targets + <usize>(from / e.capacity * layerAt(e, e.layerCount - 1).outputs) * e.lanes;
}

/** `count` up to whole chunks. */
@inline
function wholeChunks(e: Engine, count: i32): i32 {
  return (count + e.capacity - 1) / e.capacity * e.capacity;
}

export function partBytes(e: Engine, samples: Samples): usize {
  return sumsOf(e, 0, wholeChunks(e, samples.count));
}

export function targetBytes(e: Engine, samples: Samples): usize {
  return targetsOf(e, 0, wholeChunks(e, samples.count));
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
    e.t = targetsOf(e, targets, from);
    loadTargets(e, samples, e.indices, rows);
  }
  e.t = t;
}

/** to = from + factor by, of `bytes` bytes: a whole number of vectors. */
export function addScaled(to: usize, from: usize, by: usize, factor: f32, bytes: usize): void {
  const f = f32x4.splat(factor);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    v128.store(to + at, f32x4.add(v128.load(from + at), f32x4.mul(f, v128.load(by + at))));
  }
}

/** Sum of the losses of `count` samples at row + u first, two parts of a plane. */
export function lossAlong(e: Engine, row: usize, first: usize, targets: usize, u: f32, count: i32): f64 {
  const bottom = layerAt(e, 0);
  const top = layerAt(e, e.layerCount - 1);
  const lanes = e.lanes;
  addScaled(e.other + aboveFirst(e), row, first, u, e.blockBytes - aboveFirst(e));
  let total: f64 = 0;
  for (let from = 0; from < count; from += e.capacity) {
    const rows = min(e.capacity, count - from);
    const sums = sumsOf(e, row, from);
    const slopes = sumsOf(e, first, from);
    for (let j = 0; j < bottom.outputs; j++) {
      const at = <usize>j * lanes;
      addScaled(bottom.a + at, sums + at, slopes + at, u, <usize>vectorsOf(rows) * VECTOR);
    }
    forwardAbove(e, e.other, rows);
    total = addLosses(e.loss, top.a, top.z + lanes, targetsOf(e, targets, from), top.outputs, rows, lanes, total);
  }
  return total;
}

/** Writes `z` of all layers, and `a` of all but the first, whose sums are there. */
function forwardAbove(e: Engine, parameters: usize, count: i32): void {
  const lanes = e.lanes;
  const vectors = vectorsOf(count);
  const top = layerAt(e, e.layerCount - 1);
  for (let l = 1; l < e.layerCount; l++) {
    const below = layerAt(e, l - 1);
    const layer = layerAt(e, l);
    const w = parameters + layer.offset;
    activateQuickly(below.activation, below.a, below.z + lanes, below.outputs, vectors, lanes);
    product(layer.a, lanes, layer.outputs, w, 4, layer.stride, below.z, lanes, vectors, 1 + layer.inputs, -0.0, false);
  }
  writeOutputs(e.loss, top.a, top.z + lanes, top.outputs, count, lanes);
}
