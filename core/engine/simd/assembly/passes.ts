import { activate, throughActivation } from './activation';
import { gather } from './gather';
import { writeDeltas, writeOutputs } from './loss';
import { layerSums, product } from './matrix-product';
import { Engine, Layer, layerAt, Samples, vectorsOf } from './records';
import { unpackSamples } from './sparse-batch';
import { transpose } from './transpose';
import { weightedRows } from './weighted-rows';

/** Takes the inputs of `count` samples, at most `capacity`; with `backwards` also for the way back. */
export function loadInputs(e: Engine, samples: Samples, indices: usize, count: i32, backwards: bool): void {
  if (e.sparse) unpackSamples(e, samples, indices, count, backwards);
  else gather(samples.inputs, samples.bytes, layerAt(e, 0).inputs, indices, count, e.x + e.lanes, e.lanes);
}

export function loadTargets(e: Engine, samples: Samples, indices: usize, count: i32): void {
  gather(samples.targets, false, layerAt(e, e.layerCount - 1).outputs, indices, count, e.t, e.lanes);
}

/** Fills a row with the input that is always 1. */
export function fillOnes(row: usize, bytes: usize): void {
  for (let at = row; at < row + bytes; at += 4) store<f32>(at, 1);
}

/** Writes `a` and `z` of all layers for a block of parameters. */
export function forward(e: Engine, parameters: usize, count: i32): void {
  const lanes = e.lanes;
  const vectors = vectorsOf(count);
  const last = e.layerCount - 1;
  let below = e.x;
  for (let l = 0; l <= last; l++) {
    const layer = layerAt(e, l);
    const a = layer.a;
    const z = layer.z + lanes;
    const outputs = layer.outputs;
    const w = parameters + layer.offset;
    if (l == 0 && e.sparse) sparseSums(e, layer, w, count);
    else layerSums(a, lanes, outputs, w, layer.stride, below + lanes, lanes, vectors, layer.inputs);
    if (l == last) writeOutputs(e.loss, a, z, outputs, count, lanes);
    else activate(layer.activation, a, z, outputs, vectors, lanes);
    below = layer.z;
  }
}

/** The sums of the first layer from sparse rows: row-major, then turned. */
function sparseSums(e: Engine, layer: Layer, w: usize, count: i32): void {
  const stride = layer.stride;
  const vectors = vectorsOf(layer.outputs);
  weightedRows(e.sampleRanges, count, w + stride, w, 0, e.rows, stride, vectors, false, 0);
  transpose(e.rows, stride, vectorsOf(count), vectors, layer.a, e.lanes);
}

/**
 * Writes the gradient of the mean loss, without penalty, after `forward`; with `add`, adds to it: then several chunks of
 * samples make one sum. `share` is the rounded 1 / samples of the whole batch. With `descend` the weights of a sparse first
 * layer are updated at once by SGD and their gradient is not kept.
 */
export function backward(e: Engine, count: i32, share: f32, add: bool, descend: bool): void {
  const lanes = e.lanes;
  const vectors = vectorsOf(count);
  const top = layerAt(e, e.layerCount - 1);
  writeDeltas(top.z + lanes, e.t, e.d, top.outputs, count, lanes, share);
  for (let l = e.layerCount - 1; l >= 0; l--) {
    const layer = layerAt(e, l);
    const stride = layer.stride;
    const width = vectorsOf(layer.outputs);
    const g = e.gradient + layer.offset;
    transpose(e.d, lanes, width, vectors, e.rows, stride);
    if (l == 0) {
      if (e.sparse) sparseGradient(e, layer, count, add, descend);
      else product(g, stride, 1 + layer.inputs, e.x, lanes, 4, e.rows, stride, width, count, add);
      return;
    }
    const below = layerAt(e, l - 1);
    const w = e.parameters + layer.offset + stride;
    product(g, stride, 1 + layer.inputs, below.z, lanes, 4, e.rows, stride, width, count, add);
    product(e.dBelow, lanes, layer.inputs, w, stride, 4, e.d, lanes, vectors, layer.outputs, false);
    throughActivation(below.activation, below.z + lanes, e.dBelow, layer.inputs, vectors, lanes);
    const done = e.d;
    e.d = e.dBelow;
    e.dBelow = done;
  }
}

function sparseGradient(e: Engine, layer: Layer, count: i32, add: bool, descend: bool): void {
  const stride = layer.stride;
  const width = vectorsOf(layer.outputs);
  const g = e.gradient + layer.offset;
  product(g, stride, 1, e.x, 0, 4, e.rows, stride, width, count, add);
  const start = add ? g + stride : e.zeros;
  const startRow = add ? stride : 0;
  const out = (descend ? e.parameters + layer.offset : g) + stride;
  const rate = <f32>e.learningRate;
  weightedRows(e.inputRanges, layer.inputs, e.rows, start, startRow, out, stride, width, descend, rate);
}
