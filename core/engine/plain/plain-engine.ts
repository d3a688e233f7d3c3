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
import { numericalGradient } from '../numerical-gradient.ts';
import { optimizerSlots } from '../optimizer.ts';
import { epochOrder, orderSeed } from '../order.ts';
import { addPenaltyGradient, penaltyLoss } from '../penalty.ts';
import { startWeights } from '../start-weights.ts';
import { createLossPlane } from './loss-plane.ts';
import { createUpdate, type Update } from './optimizers.ts';
import { Passes } from './passes.ts';

/**
 * Samples that go through the network together. A larger batch or set is taken chunk by chunk, with all sums going on in
 * order: so memory stays small, and no result depends on this number.
 */
const CHUNK = 128;

/** The engine in typed arrays and loops: the one that runs everywhere, and that the SIMD engine has to equal. */
export class PlainEngine implements Engine {
  readonly kind = 'plain';
  readonly network: Network;
  readonly parameterCount: number;

  readonly #data: { readonly train: Samples; readonly test: Samples };
  readonly #layers: readonly Layer[];
  #update: Update;
  readonly #parameters: Float32Array;
  readonly #gradient: Float32Array;
  #slots: readonly Float32Array[];
  readonly #passes: Passes;
  /** Indices of a chunk of samples that follow each other. */
  readonly #chunk = new Uint32Array(CHUNK);
  #options: EngineOptions;

  #step = 0;
  #epoch = 0;
  #drawn = 0;
  #updates = 0;
  /** Order of the epoch `#orderEpoch`, -1 where it does not hold any more; the last batch is `#order` from `#batchFrom` up to `#batchTo`. */
  #order: Uint32Array;
  #orderEpoch = 0;
  #batchFrom = 0;
  #batchTo = 0;

  /** Throws `settings`, `shape` or `limit` errors. */
  constructor(options: EngineOptions, data: { readonly train: Samples; readonly test: Samples }) {
    checkOptions(options);
    const { network, optimizer, initialisation, seed } = options;
    checkSamples('training', data.train, network);
    checkSamples('test', data.test, network);
    this.network = network;
    this.parameterCount = parameterCount(network);
    this.#options = options;
    this.#data = data;
    this.#layers = layersOf(network);
    this.#update = createUpdate(optimizer);
    this.#parameters = startWeights(network, initialisation, seed);
    this.#gradient = new Float32Array(this.parameterCount);
    this.#slots = this.#emptySlots();
    this.#order = epochOrder(orderSeed(options), 0, data.train.count);
    this.#passes = new Passes(network, CHUNK, density(data.train.inputs) < SPARSE_BELOW);
  }

  get step(): number {
    return this.#step;
  }

  get epoch(): number {
    return this.#epoch;
  }

  get drawn(): number {
    return this.#drawn;
  }

  train(losses: Float32Array): number {
    for (let n = 0; n < losses.length; n++) {
      this.#drawBatch();
      losses[n] = this.#lossAndGradient(this.#order, this.#batchFrom, this.#batchTo, this.#options.gradient);
      if (!Number.isFinite(losses[n])) return n + 1;
      this.#updates++;
      this.#update(this.#parameters, this.#gradient, this.#slots, this.#options.learningRate, this.#updates);
      this.#step++;
      this.#drawn = this.#batchTo;
      if (this.#drawn === this.#data.train.count) {
        this.#drawn = 0;
        this.#epoch++;
      }
    }
    return losses.length;
  }

  /** Moves on to the next batch: the order of its epoch, and where it lies in there. */
  #drawBatch(): void {
    const { count } = this.#data.train;
    if (this.#orderEpoch !== this.#epoch) {
      this.#order = epochOrder(orderSeed(this.#options), this.#epoch, count);
      this.#orderEpoch = this.#epoch;
    }
    this.#batchFrom = this.#drawn;
    this.#batchTo = Math.min(this.#drawn + this.#options.batch, count);
  }

  /**
   * Mean loss with penalty over the training samples `indices[from]` up to `indices[to]`; writes its gradient to
   * `#gradient`.
   */
  #lossAndGradient(indices: Uint32Array, from: number, to: number, method: Tunable['gradient']): number {
    const parameters = this.#parameters;
    const gradient = this.#gradient;
    const { train } = this.#data;
    let loss = 0;
    gradient.fill(0);
    for (let at = from; at < to; at += CHUNK) {
      this.#passes.load(train, indices, at, Math.min(CHUNK, to - at));
      this.#passes.forward(parameters);
      loss = this.#passes.addLoss(loss);
      if (method === 'backprop') this.#passes.backward(parameters, gradient, to - from);
    }
    if (method === 'backprop') {
      addPenaltyGradient(parameters, this.#layers, this.#options, gradient);
    } else {
      gradient.set(numericalGradient(this.network, parameters, train, indices.subarray(from, to), this.#options));
    }
    return loss / (to - from) + penaltyLoss(parameters, this.#layers, this.#options);
  }

  batch(): Uint32Array {
    return this.#order.slice(this.#batchFrom, this.#batchTo);
  }

  parameters(): Float32Array {
    return this.#parameters.slice();
  }

  setParameters(parameters: Float32Array): void {
    checkLength('parameters', parameters.length, this.parameterCount);
    this.#parameters.set(parameters);
  }

  tune(tunable: Partial<Tunable>): void {
    const options = { ...this.#options, ...tunable };
    checkTunable(options);
    if (orderSeed(options) !== orderSeed(this.#options)) this.#orderEpoch = -1;
    this.#options = options;
    if (!tunable.optimizer) return;
    this.#update = createUpdate(tunable.optimizer);
    this.#slots = this.#emptySlots();
    this.#updates = 0;
    this.#batchFrom = 0;
    this.#batchTo = 0;
  }

  #emptySlots(): readonly Float32Array[] {
    const count = optimizerSlots[this.#options.optimizer.name];
    return Array.from({ length: count }, () => new Float32Array(this.parameterCount));
  }

  state(): EngineState {
    return {
      step: this.#step,
      epoch: this.#epoch,
      drawn: this.#drawn,
      updates: this.#updates,
      parameters: this.parameters(),
      slots: this.#slots.map((slot) => slot.slice()),
    };
  }

  restore(state: EngineState): void {
    checkState(state, this.#options, this.#data.train.count);
    this.#step = state.step;
    this.#epoch = state.epoch;
    this.#drawn = state.drawn;
    this.#updates = state.updates;
    this.#batchFrom = 0;
    this.#batchTo = 0;
    this.#parameters.set(state.parameters);
    for (const [i, slot] of this.#slots.entries()) slot.set(state.slots[i]!);
  }

  evaluate(set: SampleSet, limit = Infinity): Evaluation {
    let loss = 0;
    let correct = 0;
    const count = this.#eachChunk(this.#parameters, set, limit, (passes) => {
      loss = passes.addLoss(loss);
      correct += passes.right();
    });
    return { loss: loss / count, correct, count };
  }

  lossAt(parameters: Float32Array, set: SampleSet, limit = Infinity): number {
    checkLength('parameters', parameters.length, this.parameterCount);
    let loss = 0;
    const count = this.#eachChunk(parameters, set, limit, (passes) => {
      loss = passes.addLoss(loss);
    });
    return loss / count;
  }

  lossPlane(plane: ParameterPlane, set: SampleSet): LossPlane {
    checkPlane(plane, this.parameterCount);
    return createLossPlane(this.#passes, this.#data[set], plane);
  }

  /** Forward passes over the first samples of a set, in order; returns how many samples these were. */
  #eachChunk(parameters: Float32Array, set: SampleSet, limit: number, visit: (passes: Passes) => void): number {
    const samples = this.#data[set];
    const count = Math.min(samples.count, limit);
    for (let from = 0; from < count; from += CHUNK) {
      const rows = this.#chunkFrom(from, count);
      this.#passes.load(samples, this.#chunk, 0, rows);
      this.#passes.forward(parameters);
      visit(this.#passes);
    }
    return count;
  }

  /** Makes `#chunk` the samples from `from` on, up to `count` of all; returns how many these are. */
  #chunkFrom(from: number, count: number): number {
    const rows = Math.min(CHUNK, count - from);
    for (let s = 0; s < rows; s++) this.#chunk[s] = from + s;
    return rows;
  }

  gradient(indices: Uint32Array, method: 'backprop' | 'numerical' = 'backprop'): Float32Array {
    checkBatch(indices, this.#data.train.count);
    this.#lossAndGradient(indices, 0, indices.length, method);
    return this.#gradient.slice();
  }

  checkGradient(indices: Uint32Array): GradientDifference {
    checkBatch(indices, this.#data.train.count);
    return gradientCheck(this.network, this.#parameters, this.#data.train, indices, this.#options);
  }

  activations(x: Float32Array): Activations {
    const a = new Float32Array(unitCount(this.network));
    const z = new Float32Array(a.length);
    this.#eachInput(x, 1, (passes) => {
      for (const [l, { units, outputs }] of this.#layers.entries()) {
        a.set(passes.a[l]!.subarray(0, outputs), units);
        z.set(passes.z[l]!.subarray(0, outputs), units);
      }
    });
    return { a, z };
  }

  outputs(set: SampleSet, indices: Uint32Array): Float32Array {
    const samples = this.#data[set];
    checkIndices(indices, samples.count);
    const { outputs } = this.#layers.at(-1)!;
    const found = new Float32Array(indices.length * outputs);
    for (let from = 0; from < indices.length; from += CHUNK) {
      const count = Math.min(CHUNK, indices.length - from);
      this.#passes.loadInputs(samples.inputs, indices, from, count);
      this.#passes.forward(this.#parameters);
      found.set(this.#passes.z.at(-1)!.subarray(0, count * outputs), from * outputs);
    }
    return found;
  }

  unitMaps(inputs: Float32Array, count: number, first = 0): Float32Array {
    const maps = new Float32Array((unitCount(this.network) - first) * count);
    this.#eachInput(inputs, count, (passes, from, rows) => {
      for (const [l, { units, outputs }] of this.#layers.entries()) {
        const z = passes.z[l]!;
        for (let j = Math.max(0, first - units); j < outputs; j++) {
          const map = (units + j - first) * count + from;
          for (let s = 0; s < rows; s++) maps[map + s] = z[s * outputs + j]!;
        }
      }
    });
    return maps;
  }

  /** Forward passes over `count` input vectors, chunk by chunk. */
  #eachInput(inputs: Float32Array, count: number, visit: (passes: Passes, from: number, rows: number) => void): void {
    checkLength(`inputs of ${count} vectors`, inputs.length, count * this.network.sizes[0]!);
    for (let from = 0; from < count; from += CHUNK) {
      const rows = this.#chunkFrom(from, count);
      this.#passes.loadInputs(inputs, this.#chunk, 0, rows);
      this.#passes.forward(this.#parameters);
      visit(this.#passes, from, rows);
    }
  }

  /** Nothing to do: typed arrays are the garbage collector's. */
  dispose(): void {}
}
