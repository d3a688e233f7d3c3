import type { GradientDifference } from './gradient-check.ts';
import type { Network } from './network.ts';
import type { Optimizer } from './optimizer.ts';

/** Where start weights come from: a standard deviation, or one that fits the width of each layer. Biases start at 0. */
export type Initialisation = number | 'xavier' | 'he';

/** What can change between two steps without a new start. */
export interface Tunable {
  readonly learningRate: number;
  /** Samples of a mini-batch; the last one of an epoch takes what is left. */
  readonly batch: number;
  /** Strength of the penalty l1 * sum |w| + l2 / 2 * sum w^2 over the weights; biases are not penalised. */
  readonly l1: number;
  readonly l2: number;
  readonly gradient: 'backprop' | 'numerical';
  readonly optimizer: Optimizer;
  /** Seed of the order of samples; that of the run where it is absent. */
  readonly order?: number;
}

export interface EngineOptions extends Tunable {
  readonly network: Network;
  readonly initialisation: Initialisation;
  readonly seed: number;
}

/** Samples as the engine takes them. */
export interface Samples {
  readonly count: number;
  /** (count, inputs), row-major. A byte stands for byte / 255. */
  readonly inputs: Float32Array | Uint8Array;
  /** (count, outputs), row-major: one-hot rows for cross entropy, 0 or 1 for binary cross entropy. */
  readonly targets: Float32Array;
}

export type SampleSet = 'train' | 'test';

/** All that the next step depends on, apart from options and data: restore it and training goes on bit for bit. */
export interface EngineState {
  /** Steps taken. */
  readonly step: number;
  /** Epoch of the next step, from 0, and how many of its samples have been drawn. */
  readonly epoch: number;
  readonly drawn: number;
  /** Updates the optimizer has made: Adam's t. */
  readonly updates: number;
  readonly parameters: Float32Array;
  /** `optimizerSlots` arrays as long as the parameters. */
  readonly slots: readonly Float32Array[];
}

export interface Evaluation {
  /** Mean loss over the samples, without penalty. */
  readonly loss: number;
  /** Samples whose class is right: the largest output, or the right side of the threshold when there is one output. */
  readonly correct: number;
  readonly count: number;
}

/** The points origin + u first + v second in the space of the parameters: (parameters) each. */
export interface ParameterPlane {
  readonly origin: Float32Array;
  readonly directions: readonly [ArrayLike<number>, ArrayLike<number>];
}

/** The loss of a network over one set of samples as a function on a plane. */
export interface LossPlane {
  /** Points that a call should ask for at most if the host wants to do something else within milliseconds. */
  readonly atOnce: number;
  /**
   * Writes the mean losses, without penalty, at (u, v), (u + step, v) and so on, as many as there is room for. Rows one after the
   * other are quickest.
   */
  readonly lossesAlong: (u: number, v: number, step: number, losses: Float64Array) => void;
  /** Gives its memory back; `dispose` of the engine does too. */
  dispose(): void;
}

/** What one forward pass makes in every unit, hidden and output, in layer order. */
export interface Activations {
  /** (units): the sums before the activation. */
  readonly a: Float32Array;
  /** (units): what the units put out. */
  readonly z: Float32Array;
}

/**
 * The fast float32 network. Two implementations keep this interface and give the same bits: plain typed arrays and
 * WebAssembly SIMD.
 *
 * Bit for bit: every sum over inputs, samples or units is taken one term after the other in rising order, each product
 * and each sum rounded to float32; kernels are fast by working on several independent sums at a time. A unit's sum
 * starts at its bias. `exp`, `log` and `tanh` are the engine's own. Which NaN a NaN is depends on the processor.
 *
 * The order of samples is a pure function: epoch e goes through a shuffle of all training samples made by
 * `createRandom(order, streamOfEpoch(e))`. So no generator state has to be kept, and the batch of any step is known without
 * training.
 */
export interface Engine {
  readonly kind: 'plain' | 'simd';
  readonly network: Network;
  readonly parameterCount: number;
  /** Steps taken. */
  readonly step: number;
  /** Epoch of the next step, from 0. */
  readonly epoch: number;
  /** Training samples that the current epoch has drawn so far. */
  readonly drawn: number;

  /**
   * Trains for `losses.length` steps and writes the loss of each step's batch, measured before its update and with the
   * penalty. Stops after a step whose loss is not finite, leaving that step's update out: it does not count as taken, so
   * `state()` is still the one before it. Returns the steps whose loss it wrote, that one included.
   */
  train(losses: Float32Array): number;
  /**
   * Indices of the training samples in the last step's batch, as an exact copy; empty before the first step after a start
   * or a `restore`.
   */
  batch(): Uint32Array;

  /** An exact-size copy. */
  parameters(): Float32Array;
  setParameters(parameters: Float32Array): void;
  /**
   * Changes what may change between two steps. An optimizer that is named, be it the one at work, begins anew: without updates and
   * with slots of zeros, and the last batch counts as none. Another order holds at once, for what is left of the epoch too.
   */
  tune(tunable: Partial<Tunable>): void;

  /** An exact copy of all that the next step depends on. */
  state(): EngineState;
  restore(state: EngineState): void;

  /** Loss and right answers over the first `limit` samples of a set (all by default), with the current parameters. */
  evaluate(set: SampleSet, limit?: number): Evaluation;
  /** Mean loss over the first `limit` training or test samples at other parameters; the network is left as it was. */
  lossAt(parameters: Float32Array, set: SampleSet, limit?: number): number;
  /**
   * Prepares the loss over all samples of a set for many points of a plane: what the inputs make of the parameters is taken
   * for the origin and the two directions alone, and sigmoid and tanh in their quick forms. Within 1e-5 of `lossAt`, as a share,
   * and the same bits in both implementations. Throws a `shape` error, and a `limit` error when memory is short.
   */
  lossPlane(plane: ParameterPlane, set: SampleSet): LossPlane;
  /** Gradient of the mean loss (with penalty) over some training samples, analytic or numerical: (parameters). */
  gradient(indices: Uint32Array, method?: 'backprop' | 'numerical'): Float32Array;
  /** The numerical gradient over some training samples against back-propagation, both in float64: see `gradientCheck`. */
  checkGradient(indices: Uint32Array): GradientDifference;
  /** One forward pass of one input vector: (inputs). */
  activations(x: Float32Array): Activations;
  /** Outputs of the network for some samples of a set: (indices, outputs). */
  outputs(set: SampleSet, indices: Uint32Array): Float32Array;
  /** Output of every unit from `first` on for `count` input vectors (count, inputs): (units - first, count), one row a unit. */
  unitMaps(inputs: Float32Array, count: number, first?: number): Float32Array;

  /** Gives the engine's memory back at once; the engine must not be used afterwards. */
  dispose(): void;
}

/** Builds an engine with fresh start weights. Throws `shape` or `limit` errors; `test` may have no samples. */
export type CreateEngine = (
  options: EngineOptions,
  data: { readonly train: Samples; readonly test: Samples },
) => Engine;
