import { activate, throughActivation } from './activation';
import { gather } from './gather';
import { writeDeltas, writeOutputs } from './loss';
import { layerSums, product } from './matrix-product';
import { Engine, Layer, layerAt, Samples, vectorsOf } from './records';
import { firstRow, firstSample, lanesBefore, ownShare, shareCount } from './shares';
import { putInColumns, unpackSamples } from './sparse-batch';
import { transpose } from './transpose';
import { weightedRows } from './weighted-rows';

/** Samples of a chunk of `count` that are this thread's own. */
@inline
function ownSamples(count: i32): i32 {
  return firstSample(ownShare() + 1, count) - firstSample(ownShare(), count);
}

/** Takes the inputs of this thread's share of `count` samples, at most `capacity`. */
export function loadInputs(e: Engine, samples: Samples, indices: usize, count: i32): void {
  const own = ownSamples(count);
  if (own == 0) return;
  if (e.sparse) return unpackSamples(e, samples, indices, count);
  const chosen = indices + (<usize>firstSample(ownShare(), count) << 2);
  const to = e.x + e.lanes + lanesBefore(ownShare(), count);
  gather(samples.inputs, samples.bytes, layerAt(e, 0).inputs, chosen, own, to, e.lanes);
}

export function loadTargets(e: Engine, samples: Samples, indices: usize, count: i32): void {
  const own = ownSamples(count);
  if (own == 0) return;
  const chosen = indices + (<usize>firstSample(ownShare(), count) << 2);
  const to = e.t + lanesBefore(ownShare(), count);
  gather(samples.targets, false, layerAt(e, e.layerCount - 1).outputs, chosen, own, to, e.lanes);
}

/** Fills a row with the input that is always 1. */
export function fillOnes(row: usize, bytes: usize): void {
  for (let at = row; at < row + bytes; at += 4) store<f32>(at, 1);
}

/** Writes `a` and `z` of all layers for a block of parameters and this thread's share of `count` samples. */
export function forward(e: Engine, parameters: usize, count: i32): void {
  const own = ownSamples(count);
  if (own == 0) return;
  const lanes = e.lanes;
  const before = lanesBefore(ownShare(), count);
  const vectors = vectorsOf(own);
  const last = e.layerCount - 1;
  let below = e.x + before;
  for (let l = 0; l <= last; l++) {
    const layer = layerAt(e, l);
    const a = layer.a + before;
    const z = layer.z + before + lanes;
    const outputs = layer.outputs;
    const w = parameters + layer.offset;
    if (l == 0 && e.sparse) sparseSums(e, layer, w, a, firstSample(ownShare(), count), own);
    else layerSums(a, lanes, outputs, w, layer.stride, below + lanes, lanes, vectors, layer.inputs);
    if (l == last) writeOutputs(e.loss, a, z, outputs, own, lanes);
    else activate(layer.activation, a, z, outputs, vectors, lanes);
    below = layer.z + before;
  }
}

/** The sums of the first layer from sparse rows: row-major, then turned. */
function sparseSums(e: Engine, layer: Layer, w: usize, a: usize, first: i32, count: i32): void {
  const stride = layer.stride;
  const vectors = vectorsOf(layer.outputs);
  const rows = layer.deltas + <usize>first * stride;
  weightedRows(e.sampleRanges + (<usize>first << 3), count, w + stride, w, 0, rows, stride, vectors, false, 0);
  transpose(rows, stride, vectorsOf(count), vectors, a, e.lanes);
}

/**
 * Writes the deltas of all layers, the gradients of the loss with respect to their sums, for this thread's share of `count`
 * samples, after `forward`. `share` is the rounded 1 / samples of the whole batch.
 */
export function backward(e: Engine, count: i32, share: f32): void {
  const own = ownSamples(count);
  if (own == 0) return;
  const lanes = e.lanes;
  const first = <usize>firstSample(ownShare(), count);
  const before = lanesBefore(ownShare(), count);
  const vectors = vectorsOf(own);
  const top = layerAt(e, e.layerCount - 1);
  let d = e.d + before;
  let dBelow = e.dBelow + before;
  writeDeltas(top.z + before + lanes, e.t + before, d, top.outputs, own, lanes, share);
  for (let l = e.layerCount - 1; l >= 0; l--) {
    const layer = layerAt(e, l);
    const stride = layer.stride;
    transpose(d, lanes, vectorsOf(layer.outputs), vectors, layer.deltas + first * stride, stride);
    if (l == 0) return;
    const below = layerAt(e, l - 1);
    const w = e.parameters + layer.offset + stride;
    product(dBelow, lanes, layer.inputs, w, stride, 4, d, lanes, vectors, layer.outputs, false);
    throughActivation(below.activation, below.z + before + lanes, dBelow, layer.inputs, vectors, lanes);
    const done = d;
    d = dBelow;
    dBelow = done;
  }
}

/**
 * Writes this thread's rows of the gradient of the mean loss, without penalty, after everybody's `backward`; with `add`, adds
 * to them: then several chunks of samples make one sum. With `descend` the weights of a sparse first layer are updated at
 * once by SGD and their gradient is not kept.
 */
export function writeGradients(e: Engine, indices: usize, count: i32, add: bool, descend: bool): void {
  for (let l = 0; l < e.layerCount; l++) {
    const layer = layerAt(e, l);
    const from = firstRow(e, layer, l, ownShare());
    const to = firstRow(e, layer, l, ownShare() + 1);
    if (l > 0) gradientRows(e, layer, layerAt(e, l - 1).z, from, to, count, add);
    else if (!e.sparse) gradientRows(e, layer, e.x, from, to, count, add);
    else {
      if (from == 0) gradientRows(e, layer, e.x, 0, 1, count, add);
      sparseRows(e, layer, indices, max(from, 1), to, count, add, descend);
    }
  }
}

/** Rows of the gradient: sums over all samples, which lie in shares. */
function gradientRows(e: Engine, layer: Layer, below: usize, from: i32, to: i32, count: i32, add: bool): void {
  const stride = layer.stride;
  const width = vectorsOf(layer.outputs);
  const g = e.gradient + layer.offset + <usize>from * stride;
  for (let share = 0; share < shareCount(); share++) {
    const first = firstSample(share, count);
    const samples = firstSample(share + 1, count) - first;
    if (samples == 0) continue;
    const z = below + <usize>from * e.lanes + lanesBefore(share, count);
    const deltas = layer.deltas + <usize>first * stride;
    product(g, stride, to - from, z, e.lanes, 4, deltas, stride, width, samples, add || first > 0);
  }
}

function sparseRows(
  e: Engine,
  layer: Layer,
  indices: usize,
  from: i32,
  to: i32,
  count: i32,
  add: bool,
  descend: bool,
): void {
  const stride = layer.stride;
  const width = vectorsOf(layer.outputs);
  const at = <usize>from * stride;
  const g = e.gradient + layer.offset + at;
  const start = add ? g : e.zeros;
  const out = descend ? e.parameters + layer.offset + at : g;
  putInColumns(e, indices, count, from - 1, to - 1);
  const ranges = e.inputRanges + (<usize>(from - 1) << 3);
  const rate = <f32>e.learningRate;
  weightedRows(ranges, to - from, layer.deltas, start, add ? stride : 0, out, stride, width, descend, rate);
}
