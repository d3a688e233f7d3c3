import {
  checkBatch,
  checkIndices,
  checkLength,
  checkOptions,
  checkPlane,
  checkSamples,
  checkState,
  checkTunable,
} from '../check.ts';
import { density, SPARSE_BELOW } from '../density.ts';
import type {
  Activations,
  Engine,
  EngineOptions,
  EngineState,
  Evaluation,
  LossPlane,
  ParameterPlane,
  SampleSet,
  Samples,
  Tunable,
} from '../engine.ts';
import { type GradientDifference, gradientCheck } from '../gradient-check.ts';
import { type Layer, layersOf, type Network, parameterCount, unitCount } from '../network.ts';
import type { NumericalGradient } from '../numerical-gradient.ts';
import { type Optimizer, optimizerSlots } from '../optimizer.ts';
import { orderSeed } from '../order.ts';
import { startWeights } from '../start-weights.ts';
import type { Arena } from './arena.ts';
import { createEngineMemory, type EngineMemory, setOptimizer, setOrder } from './engine-memory.ts';
import { type Address, type Kernels, loadKernels } from './kernels-module.ts';
import { createLossPlane } from './loss-plane.ts';
import { kernelDifferences } from './numerical.ts';
import { writeDense, writeSparse } from './sample-memory.ts';

function release(arena: Arena, blocks: readonly { readonly base: Address; readonly bytes: number }[]): void {
  for (const { base, bytes } of blocks) arena.release(base, bytes);
}

/** Gives memory back when an engine that was not disposed of is gone. */
const leftovers = new FinalizationRegistry<() => void>((release) => release());

/** The engine in WebAssembly with vectors of four: the same bits as the plain one, many times as fast. */
export class SimdEngine implements Engine {
  readonly kind = 'simd';
  readonly network: Network;
  readonly parameterCount: number;

  readonly #data: { readonly train: Samples; readonly test: Samples };
  readonly #layers: readonly Layer[];
  readonly #sparse: boolean;
  readonly #kernels: Kernels;
  readonly #arena: Arena;
  readonly #startHelpers: () => void;
  readonly #memory: EngineMemory;
  readonly #differences: NumericalGradient;
  /** The engine's record. */
  readonly #at: Address;
  /** Where the arrays lie that the optimizer remembers, all that there are for that, and the blocks that the engine was given. */
  #slots: readonly Address[];
  readonly #room: Address[];
  readonly #blocks: { readonly base: Address; readonly bytes: number }[];
  #options: EngineOptions;
  #step = 0;

  /** Throws `settings`, `shape` or `limit` errors, the last also when memory is short; nothing is taken then. */
  constructor(options: EngineOptions, data: { readonly train: Samples; readonly test: Samples }) {
    checkOptions(options);
    const { network, initialisation, seed } = options;
    checkSamples('training', data.train, network);
    checkSamples('test', data.test, network);
    const module = loadKernels();
    this.network = network;
    this.parameterCount = parameterCount(network);
    this.#options = options;
    this.#data = data;
    this.#layers = layersOf(network);
    this.#sparse = density(data.train.inputs) < SPARSE_BELOW;
    this.#kernels = module.kernels;
    this.#arena = module.arena;
    this.#startHelpers = module.startHelpers;
    const parameters = startWeights(network, initialisation, seed);
    const memory = createEngineMemory(options, data, this.#sparse, module);
    const blocks: { readonly base: Address; readonly bytes: number }[] = [memory];
    leftovers.register(this, () => release(module.arena, blocks), this);
    this.#blocks = blocks;
    this.#memory = memory;
    this.#slots = memory.slots;
    this.#room = [...memory.slots];
    this.#at = memory.engine;
    this.#differences = kernelDifferences(module, memory.engine);
    this.#tune();
    this.#write(parameters, memory.parameters);
  }

  get step(): number {
    return this.#step;
  }

  get epoch(): number {
    return this.#kernels.epoch(this.#at);
  }

  get drawn(): number {
    return this.#kernels.drawn(this.#at);
  }

  train(losses: Float32Array): number {
    const { losses: at, lossCount } = this.#memory;
    for (let from = 0; from < losses.length; ) {
      const steps = Math.min(lossCount, losses.length - from);
      const written = this.#trainAll(at, steps);
      const found = this.#arena.floats(at, written);
      losses.set(found, from);
      from += written;
      const diverged = !Number.isFinite(found[written - 1]!);
      this.#step += diverged ? written - 1 : written;
      if (diverged) return from;
    }
    return losses.length;
  }

  /** Takes up to `steps` steps, writes their losses to memory and returns how many it wrote. */
  #trainAll(losses: Address, steps: number): number {
    if (this.#options.gradient === 'backprop') return this.#kernels.train(this.#at, losses, steps);
    for (let n = 0; n < steps; n++) {
      const found = this.#arena.floats(losses, steps);
      found[n] = this.#kernels.batchLoss(this.#at);
      if (!Number.isFinite(found[n])) return n + 1;
      this.#write(this.#numericalGradient(this.batch()), this.#memory.gradient);
      this.#kernels.takeStep(this.#at);
    }
    return steps;
  }

  #numericalGradient(indices: Uint32Array): Float32Array {
    const { train } = this.#data;
    return Float32Array.from(this.#differences(this.network, this.parameters(), train, indices, this.#options));
  }

  batch(): Uint32Array {
    const from = this.#kernels.batchFrom(this.#at);
    const to = this.#kernels.batchTo(this.#at);
    return this.#arena.words(this.#memory.order + 4 * from, to - from).slice();
  }

  parameters(): Float32Array {
    return this.#read(this.#memory.parameters);
  }

  setParameters(parameters: Float32Array): void {
    checkLength('parameters', parameters.length, this.parameterCount);
    this.#write(parameters, this.#memory.parameters);
  }

  /** A flat copy of a block of parameters. */
  #read(block: Address): Float32Array {
    this.#kernels.pack(this.#at, block, this.#memory.flat);
    return this.#arena.floats(this.#memory.flat, this.parameterCount).slice();
  }

  #write(flat: ArrayLike<number>, block: Address): void {
    this.#arena.floats(this.#memory.flat, this.parameterCount).set(flat);
    this.#kernels.unpack(this.#at, this.#memory.flat, block);
  }

  tune(tunable: Partial<Tunable>): void {
    const options = { ...this.#options, ...tunable };
    checkTunable(options);
    const [before, order] = [orderSeed(this.#options), orderSeed(options)];
    this.#options = options;
    this.#tune();
    if (order !== before) setOrder(this.#kernels, this.#memory, order);
    if (tunable.optimizer) this.#begin(tunable.optimizer);
  }

  /** Starts an optimizer that has seen nothing yet. */
  #begin(optimizer: Optimizer): void {
    const { blockBytes } = this.#memory;
    const count = optimizerSlots[optimizer.name];
    while (this.#room.length < count) {
      const base = this.#arena.allocate(blockBytes);
      this.#blocks.push({ base, bytes: blockBytes });
      this.#room.push(base);
    }
    this.#slots = this.#room.slice(0, count);
    for (const slot of this.#slots) this.#arena.floats(slot, blockBytes / 4).fill(0);
    setOptimizer(this.#kernels, this.#memory, optimizer, this.#slots);
    this.#kernels.goTo(this.#at, this.epoch, this.drawn, 0);
  }

  #tune(): void {
    const { learningRate, batch, l1, l2 } = this.#options;
    const threads = this.#memory.threadsFor(batch);
    if (threads > 1) this.#startHelpers();
    this.#kernels.tune(this.#at, learningRate, batch, l1, l2, threads);
  }

  state(): EngineState {
    return {
      step: this.#step,
      epoch: this.epoch,
      drawn: this.drawn,
      updates: this.#kernels.updates(this.#at),
      parameters: this.parameters(),
      slots: this.#slots.map((slot) => this.#read(slot)),
    };
  }

  restore(state: EngineState): void {
    checkState(state, this.#options, this.#data.train.count);
    this.#step = state.step;
    this.#kernels.goTo(this.#at, state.epoch, state.drawn, state.updates);
    this.#write(state.parameters, this.#memory.parameters);
    for (const [i, slot] of this.#slots.entries()) this.#write(state.slots[i]!, slot);
  }

  evaluate(set: SampleSet, limit = Infinity): Evaluation {
    const loss = this.#lossAt(this.#memory.parameters, set, limit, true);
    const count = Math.min(this.#data[set].count, limit);
    return { loss, correct: this.#kernels.correct(this.#at), count };
  }

  lossAt(parameters: Float32Array, set: SampleSet, limit = Infinity): number {
    checkLength('parameters', parameters.length, this.parameterCount);
    this.#write(parameters, this.#memory.other);
    return this.#lossAt(this.#memory.other, set, limit, false);
  }

  lossPlane(plane: ParameterPlane, set: SampleSet): LossPlane {
    checkPlane(plane, this.parameterCount);
    const room = {
      network: this.network,
      kernels: this.#kernels,
      arena: this.#arena,
      blocks: this.#blocks,
      ...this.#memory,
    };
    const samples = { record: this.#memory[set].record, count: this.#data[set].count };
    return createLossPlane(room, samples, plane, (flat) => this.#write(flat, this.#memory.other));
  }

  #lossAt(block: Address, set: SampleSet, limit: number, counting: boolean): number {
    const count = Math.min(this.#data[set].count, limit);
    const samples = this.#memory[set].record;
    return this.#kernels.evaluate(this.#at, samples, block, count, counting ? 1 : 0) / count;
  }

  gradient(indices: Uint32Array, method: 'backprop' | 'numerical' = 'backprop'): Float32Array {
    checkBatch(indices, this.#data.train.count);
    if (method === 'numerical') return this.#numericalGradient(indices);
    const at = this.#arena.allocate(indices.byteLength);
    this.#arena.words(at, indices.length).set(indices);
    this.#kernels.writeGradient(this.#at, at, indices.length);
    this.#arena.release(at, indices.byteLength);
    return this.#read(this.#memory.gradient);
  }

  checkGradient(indices: Uint32Array): GradientDifference {
    checkBatch(indices, this.#data.train.count);
    const { train } = this.#data;
    return gradientCheck(this.network, this.parameters(), train, indices, this.#options, this.#differences);
  }

  activations(x: Float32Array): Activations {
    const a = new Float32Array(unitCount(this.network));
    const z = new Float32Array(a.length);
    this.#eachInput(x, 1, () => {
      for (const [l, { units, outputs }] of this.#layers.entries()) {
        for (let j = 0; j < outputs; j++) {
          a[units + j] = this.#unit(this.#memory.a[l]!, j, 1)[0]!;
          z[units + j] = this.#unit(this.#memory.z[l]!, 1 + j, 1)[0]!;
        }
      }
    });
    return { a, z };
  }

  /** One row of a unit-major matrix: the numbers of the first `count` samples. */
  #unit(matrix: Address, row: number, count: number): Float32Array {
    return this.#arena.floats(matrix + 4 * row * this.#memory.lanes, count);
  }

  outputs(set: SampleSet, indices: Uint32Array): Float32Array {
    checkIndices(indices, this.#data[set].count);
    const { outputs } = this.#layers.at(-1)!;
    const { capacity, indices: at, z } = this.#memory;
    const found = new Float32Array(indices.length * outputs);
    for (let from = 0; from < indices.length; from += capacity) {
      const chunk = indices.subarray(from, from + capacity);
      this.#arena.words(at, chunk.length).set(chunk);
      this.#forward(this.#memory[set].record, chunk.length);
      for (let k = 0; k < outputs; k++) {
        const row = this.#unit(z.at(-1)!, 1 + k, chunk.length);
        for (let s = 0; s < chunk.length; s++) found[(from + s) * outputs + k] = row[s]!;
      }
    }
    return found;
  }

  unitMaps(inputs: Float32Array, count: number, first = 0): Float32Array {
    const maps = new Float32Array((unitCount(this.network) - first) * count);
    this.#eachInput(inputs, count, (from, rows) => {
      for (const [l, { units, outputs }] of this.#layers.entries()) {
        for (let j = Math.max(0, first - units); j < outputs; j++) {
          maps.set(this.#unit(this.#memory.z[l]!, 1 + j, rows), (units + j - first) * count + from);
        }
      }
    });
    return maps;
  }

  /** Forward passes over `count` input vectors, chunk by chunk. */
  #eachInput(inputs: Float32Array, count: number, visit: (from: number, rows: number) => void): void {
    const columns = this.network.sizes[0]!;
    checkLength(`inputs of ${count} vectors`, inputs.length, count * columns);
    const { extra, extraRows, indices } = this.#memory;
    for (let from = 0; from < count; from += extraRows) {
      const rows = Math.min(extraRows, count - from);
      const chunk = inputs.subarray(from * columns, (from + rows) * columns);
      if (this.#sparse) writeSparse(this.#arena, extra, chunk, rows, chunk.length);
      else writeDense(this.#arena, extra.inputs, chunk);
      const order = this.#arena.words(indices, rows);
      for (let s = 0; s < rows; s++) order[s] = s;
      this.#forward(extra.record, rows);
      visit(from, rows);
    }
  }

  dispose(): void {
    if (leftovers.unregister(this)) release(this.#arena, this.#blocks.splice(0));
  }

  /** A forward pass of the samples whose indices lie in memory. */
  #forward(samples: Address, count: number): void {
    this.#kernels.loadInputs(this.#at, samples, this.#memory.indices, count);
    this.#kernels.forward(this.#at, this.#memory.parameters, count);
  }
}
