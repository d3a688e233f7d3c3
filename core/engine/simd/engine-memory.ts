import { density } from '../density.ts';
import type { EngineOptions, Samples } from '../engine.ts';
import { activationNames, layersOf, lossNames, parameterCount } from '../network.ts';
import { type Optimizer, optimizerNames, optimizerSlots } from '../optimizer.ts';
import { orderSeed } from '../order.ts';
import type { Address, Kernels, KernelsModule } from './kernels-module.ts';
import { PLACE, roomForInputs, sampleBytes, writeDense, writeSparse } from './sample-memory.ts';

const LINE = 64;
/** Bytes of a sparse input in a chunk: its value and its row. */
const ENTRY = 8;
/** Samples of the chunks in which batches and sets are computed, and bytes that such a chunk may take. */
const CHUNK = 256;
const CHUNK_BYTES = 32 * 2 ** 20;
/** Bytes for input vectors that come from outside. */
const EXTRA_BYTES = 2 ** 20;
/** Samples of so few numbers, inputs and targets, are kept unit-major beside: turning them costs more than a narrow layer. */
const TURNED = 16;
/** Losses that one call of the kernels writes at the most. */
const LOSSES = 4096;

/** Weights times samples of a step that several threads take sooner than one: meeting takes them some microseconds. */
const TOGETHER = 250_000;

const upTo4 = (n: number): number => 4 * Math.ceil(n / 4);

/** Bytes from row to row: whole vectors; in wide rows an odd number of cache lines, so that columns do not collide. */
function rowBytes(numbers: number): number {
  const bytes = upTo4(numbers) * 4;
  return bytes >= 4 * LINE && bytes % (2 * LINE) === 0 ? bytes + LINE : bytes;
}

interface Data {
  readonly train: Samples;
  readonly test: Samples;
}

/** What an engine's memory is made of, in numbers of things and bytes. */
function measure({ network, optimizer }: EngineOptions, data: Data, sparse: boolean, module: KernelsModule) {
  const { kernels, threads } = module;
  const layers = layersOf(network).map((layer) => ({ ...layer, stride: rowBytes(layer.outputs) }));
  const inputs = network.sizes[0]!;
  const widest = Math.max(...layers.map((layer) => layer.outputs));
  const rows = layers.map((layer) => layer.stride);
  const units = layers.reduce((sum, { outputs }) => sum + 2 * upTo4(outputs) + 1, 0);
  // A sparse input takes two numbers, its value and its row.
  const inputNumbers = sparse ? 2 * inputs : inputs;
  const chunkNumbers =
    units +
    2 * upTo4(widest) +
    rows.reduce((sum, bytes) => sum + bytes / 4, 2) +
    layers.at(-1)!.outputs +
    1 +
    inputNumbers;
  const capacity = Math.max(4, Math.min(CHUNK, 4 * Math.floor(CHUNK_BYTES / (16 * chunkNumbers))));
  const extraRows = Math.max(1, Math.min(capacity, Math.floor(EXTRA_BYTES / (4 * inputs))));
  // Each thread's share of a chunk may begin a cache line later.
  const lanes = rowBytes(capacity + (threads > 1 ? (threads * LINE) / 4 : 0));
  const columns = inputs + layers.at(-1)!.outputs;
  const turnedBytes = (count: number) =>
    sparse || columns > TURNED ? 0 : Math.ceil(count / capacity) * (1 + columns) * lanes;
  const share = sparse ? density(data.train.inputs) : 1;
  const train = sampleBytes(data.train, sparse);
  const test = sampleBytes(data.test, sparse);
  return {
    layers,
    inputs,
    sparse,
    widest,
    widestRow: Math.max(...rows),
    threads,
    capacity,
    lanes,
    blockBytes: layers.reduce((sum, layer) => sum + (1 + layer.inputs) * layer.stride, 0),
    flatBytes: 4 * parameterCount(network),
    slots: optimizerSlots[optimizer.name],
    outputs: layers.at(-1)!.outputs,
    weights: layers.reduce((sum, layer, l) => sum + layer.inputs * layer.outputs * (l === 0 ? share : 1), 0),
    trainCount: data.train.count,
    train,
    test,
    fullest: Math.max(train.fullest, test.fullest),
    extra: roomForInputs(extraRows, inputs, sparse),
    extraRows,
    turned: { train: turnedBytes(data.train.count), test: turnedBytes(data.test.count), extra: 0 },
    records: { engine: kernels.engineBytes(), layer: kernels.layerBytes(), samples: kernels.samplesBytes() },
  };
}

type Measures = ReturnType<typeof measure>;

/** Addresses of everything, from `base` on. */
function place(base: Address, m: Measures) {
  let end = base;
  /** What is used most comes first; everything starts on a cache line. */
  function take(bytes: number): Address {
    const at = end;
    end += LINE * Math.ceil(bytes / LINE);
    return at;
  }
  const set = (name: 'train' | 'test' | 'extra') => ({
    record: take(m.records.samples),
    inputs: take(m[name].inputs),
    starts: take(m[name].starts),
    places: take(m[name].places),
    targets: take(m[name].targets),
    turned: m.turned[name] > 0 ? take(m.turned[name]) : 0,
  });
  const row = (units: number) => take(units * m.lanes);
  const deltas = upTo4(m.widest);
  const chosen = Math.max(m.capacity * m.fullest, m.extraRows * m.inputs);
  const addresses = {
    engine: take(m.records.engine),
    layers: take(m.records.layer * m.layers.length),
    x: row(m.sparse ? 1 : 1 + m.inputs),
    t: row(m.outputs),
    a: m.layers.map((layer) => row(upTo4(layer.outputs))),
    z: m.layers.map((layer) => row(1 + layer.outputs)),
    d: row(deltas),
    dBelow: row(deltas),
    deltas: m.layers.map((layer) => take(m.capacity * layer.stride)),
    sampleLosses: take(8 * m.capacity),
    splits: take(4 * m.threads),
    zeros: take(m.widestRow),
    indices: take(4 * m.capacity),
    chosen: take(m.sparse ? ENTRY * chosen + m.threads * LINE : 0),
    sampleRanges: take(m.sparse ? 8 * m.capacity : 0),
    inputRanges: take(m.sparse ? 8 * m.inputs : 0),
    columns: take(m.sparse ? (ENTRY * m.capacity + LINE) * m.inputs : 0),
    parameters: take(m.blockBytes),
    gradient: take(m.blockBytes),
    slots: Array.from({ length: m.slots }, () => take(m.blockBytes)),
    other: take(m.blockBytes),
    flat: take(m.flatBytes),
    losses: take(4 * LOSSES),
    order: take(4 * m.trainCount),
    extra: set('extra'),
    train: set('train'),
    test: set('test'),
  };
  // Sparse inputs are read four at a time, beyond the last ones too.
  return { ...addresses, end: end + LINE };
}

/** Where everything of one engine lies: the block that it was given, and what the engine itself reads and writes. */
export type EngineMemory = ReturnType<typeof place> & {
  readonly base: Address;
  /** Bytes of a block of parameters. */
  readonly blockBytes: number;
  readonly bytes: number;
  readonly capacity: number;
  /** Numbers from one unit's row to the next. */
  readonly lanes: number;
  readonly extraRows: number;
  readonly lossCount: number;
  /** Threads that pay for steps of so many samples. */
  threadsFor(batch: number): number;
};

/** Numbers of an optimizer's own settings, as the kernels take them. */
function optimizerNumbers(optimizer: Optimizer): [decay1: number, decay2: number, epsilon: number] {
  switch (optimizer.name) {
    case 'sgd':
      return [0, 0, 0];
    case 'momentum':
    case 'nesterov':
      return [optimizer.momentum, 0, 0];
    case 'adagrad':
      return [0, 0, optimizer.epsilon];
    case 'rmsprop':
      return [optimizer.decay, 0, optimizer.epsilon];
    case 'adam':
      return [optimizer.beta1, optimizer.beta2, optimizer.epsilon];
    default:
      return optimizer satisfies never;
  }
}

/** Tells an engine its optimizer, and where what that remembers lies. */
export function setOptimizer(
  kernels: Kernels,
  {
    engine,
    blockBytes,
    parameters,
    other,
    gradient,
  }: Pick<EngineMemory, 'engine' | 'blockBytes' | 'parameters' | 'other' | 'gradient'>,
  optimizer: Optimizer,
  [slot1 = 0, slot2 = 0]: readonly Address[],
): void {
  kernels.setBlocks(engine, blockBytes, parameters, other, gradient, slot1, slot2);
  kernels.setOptimizer(engine, optimizerNames.indexOf(optimizer.name), ...optimizerNumbers(optimizer));
}

/** Tells an engine the seed of the order of samples. */
export function setOrder(
  kernels: Kernels,
  { engine, order }: Pick<EngineMemory, 'engine' | 'order'>,
  seed: number,
): void {
  kernels.setOrder(engine, seed | 0, Math.trunc(seed / 2 ** 32) | 0, order);
}

/** Gives an engine its memory and fills in all but parameters and data. Throws a `limit` error when there is too little. */
export function createEngineMemory(
  options: EngineOptions,
  data: Data,
  sparse: boolean,
  module: KernelsModule,
): EngineMemory {
  const { kernels, arena } = module;
  const m = measure(options, data, sparse, module);
  const bytes = place(0, m).end;
  const base = arena.allocate(bytes);
  const at = place(base, m);
  const { engine } = at;
  let offset = 0;
  for (const [l, { inputs, outputs, activation, weights, units, stride }] of m.layers.entries()) {
    const name = activation === 'softmax' ? -1 : activationNames.indexOf(activation);
    const record = at.layers + l * m.records.layer;
    kernels.setLayer(record, inputs, outputs, name, weights, units, stride, offset, at.a[l]!, at.z[l]!, at.deltas[l]!);
    offset += (1 + inputs) * stride;
  }
  kernels.setNetwork(engine, lossNames.indexOf(options.network.loss), at.layers, m.layers.length);
  const setSamples = (name: 'train' | 'test' | 'extra', count: number, isBytes: boolean) => {
    const { record, inputs, starts, places, targets, turned } = at[name];
    kernels.setSamples(record, count, inputs, isBytes ? 1 : 0, starts, places, targets, turned);
  };
  setSamples('train', data.train.count, data.train.inputs instanceof Uint8Array);
  setSamples('test', data.test.count, data.test.inputs instanceof Uint8Array);
  setSamples('extra', m.extraRows, false);
  kernels.setData(engine, at.train.record, at.test.record, at.extra.record, sparse ? 1 : 0);
  kernels.setChunk(engine, m.capacity, m.lanes, at.x, at.t, at.d, at.dBelow, at.sampleLosses, at.indices);
  const { chosen, columns, sampleRanges, inputRanges, zeros, splits } = at;
  kernels.setSparse(engine, m.fullest, chosen, columns, sampleRanges, inputRanges, zeros, splits);
  setOptimizer(kernels, { ...at, blockBytes: m.blockBytes }, options.optimizer, at.slots);
  setOrder(kernels, at, orderSeed(options));
  for (const name of ['train', 'test'] as const) {
    const { inputs, targets, count } = data[name];
    if (sparse) writeSparse(arena, at[name], inputs, count, m[name].places / PLACE);
    else writeDense(arena, at[name].inputs, inputs);
    arena.floats(at[name].targets, targets.length).set(targets);
    if (at[name].turned > 0) kernels.turn(engine, at[name].record);
  }
  if (sparse && m.threads > 1) kernels.splitInputs(engine, m.threads);
  return {
    ...at,
    base,
    blockBytes: m.blockBytes,
    bytes,
    capacity: m.capacity,
    lanes: m.lanes / 4,
    extraRows: m.extraRows,
    lossCount: LOSSES,
    threadsFor: (batch) => (batch * m.weights > TOGETHER ? m.threads : 1),
  };
}
