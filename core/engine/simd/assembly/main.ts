import { addDifferences } from './differences';
import { fillConstants } from './elementary';
import { evaluate, turn } from './evaluate';
import { fillByteValues } from './gather';
import { addLossesAlong, addScaled, factorBytes, largestSum, partBytes, targetBytes, writeFactors, writePart, writeTargets } from './loss-plane';
import { pack, unpack } from './parameters';
import { fillOnes, forward, loadInputs } from './passes';
import { fillQuickConstants } from './quick-activation';
import { Engine, Layer, layerAt, Samples } from './records';
import { splitInputs } from './sparse-batch';
import { offerHelp, ready, withdrawHelp } from './threads';
import { batchLoss, help, takeStep, train, writeGradient } from './train';

/* What the host calls; `core/engine/simd/kernels-module.ts` has the same list as an interface. */

export {
  addDifferences,
  batchLoss,
  evaluate,
  forward,
  help,
  loadInputs,
  offerHelp,
  pack,
  ready,
  splitInputs,
  takeStep,
  train,
  turn,
  unpack,
  withdrawHelp,
  writeGradient,
};
export { addLossesAlong, addScaled, factorBytes, largestSum, partBytes, targetBytes, writeFactors, writePart, writeTargets };

export function start(): void {
  fillConstants();
  fillByteValues();
  fillQuickConstants();
}

/** The first byte that is free for the host. */
export function heapBase(): usize {
  return __heap_base;
}

export function engineBytes(): usize {
  return offsetof<Engine>();
}

export function layerBytes(): usize {
  return offsetof<Layer>();
}

export function samplesBytes(): usize {
  return offsetof<Samples>();
}

export function setLayer(
  layer: Layer,
  inputs: i32,
  outputs: i32,
  activation: i32,
  flat: i32,
  unit: i32,
  stride: usize,
  offset: usize,
  a: usize,
  z: usize,
  deltas: usize,
): void {
  layer.inputs = inputs;
  layer.outputs = outputs;
  layer.activation = activation;
  layer.flat = flat;
  layer.unit = unit;
  layer.stride = stride;
  layer.offset = offset;
  layer.a = a;
  layer.z = z;
  layer.deltas = deltas;
}

export function setSamples(
  samples: Samples,
  count: i32,
  inputs: usize,
  bytes: bool,
  starts: usize,
  places: usize,
  targets: usize,
  turned: usize,
): void {
  samples.count = count;
  samples.inputs = inputs;
  samples.bytes = bytes;
  samples.starts = starts;
  samples.places = places;
  samples.targets = targets;
  samples.turned = turned;
}

export function setNetwork(e: Engine, loss: i32, layers: usize, layerCount: i32): void {
  e.loss = loss;
  e.layers = layers;
  e.layerCount = layerCount;
}

export function setData(e: Engine, train: Samples, test: Samples, extra: Samples, sparse: bool): void {
  e.train = train;
  e.test = test;
  e.extra = extra;
  e.sparse = sparse;
}

/** Where a chunk of samples is computed. */
export function setChunk(
  e: Engine,
  capacity: i32,
  lanes: usize,
  x: usize,
  t: usize,
  d: usize,
  dBelow: usize,
  sampleLosses: usize,
  indices: usize,
): void {
  e.capacity = capacity;
  e.lanes = lanes;
  e.x = x;
  e.t = t;
  e.d = d;
  e.dBelow = dBelow;
  e.sampleLosses = sampleLosses;
  e.indices = indices;
  fillOnes(e.x, lanes);
  for (let l = 0; l < e.layerCount; l++) fillOnes(layerAt(e, l).z, lanes);
}

/** Where the entries of a sparse chunk lie. */
export function setSparse(
  e: Engine,
  fullest: i32,
  chosen: usize,
  columns: usize,
  sampleRanges: usize,
  inputRanges: usize,
  zeros: usize,
  splits: usize,
): void {
  e.fullest = fullest;
  e.chosen = chosen;
  e.columns = columns;
  e.sampleRanges = sampleRanges;
  e.inputRanges = inputRanges;
  e.zeros = zeros;
  e.splits = splits;
}

/** The blocks of parameters. */
export function setBlocks(
  e: Engine,
  blockBytes: usize,
  parameters: usize,
  other: usize,
  gradient: usize,
  slot1: usize,
  slot2: usize,
): void {
  e.blockBytes = blockBytes;
  e.parameters = parameters;
  e.other = other;
  e.gradient = gradient;
  e.slot1 = slot1;
  e.slot2 = slot2;
}

export function setOptimizer(e: Engine, name: i32, decay1: f64, decay2: f64, epsilon: f64): void {
  e.optimizer = name;
  e.decay1 = decay1;
  e.decay2 = decay2;
  e.epsilon = epsilon;
}

export function setOrder(e: Engine, seedLow: i32, seedHigh: i32, order: usize): void {
  e.seedLow = seedLow;
  e.seedHigh = seedHigh;
  e.order = order;
  e.orderEpoch = -1;
}

export function tune(e: Engine, learningRate: f64, batch: i32, l1: f64, l2: f64, threads: i32): void {
  e.learningRate = learningRate;
  e.batch = batch;
  e.l1 = l1;
  e.l2 = l2;
  e.threads = threads;
}

/** Goes to a place of a run, where no batch has been drawn yet. */
export function goTo(e: Engine, epoch: i32, drawn: i32, updates: i32): void {
  e.epoch = epoch;
  e.drawn = drawn;
  e.updates = updates;
  e.batchFrom = 0;
  e.batchTo = 0;
}

export function epoch(e: Engine): i32 {
  return e.epoch;
}

export function drawn(e: Engine): i32 {
  return e.drawn;
}

export function updates(e: Engine): i32 {
  return e.updates;
}

export function batchFrom(e: Engine): i32 {
  return e.batchFrom;
}

export function batchTo(e: Engine): i32 {
  return e.batchTo;
}

export function correct(e: Engine): i32 {
  return e.correct;
}
