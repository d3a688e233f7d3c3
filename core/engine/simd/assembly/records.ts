/*
 * What lies in memory, described once. The host allocates one block for each engine, fills these records through
 * the functions in `main.ts`, and never reads their fields itself.
 *
 * Parameters: one block (layers one after the other) for the parameters, their gradient and each optimizer slot. A layer
 * is a matrix of 1 + inputs rows: the biases first, as the weights of an input that is always 1, then the rows of W. Rows
 * are `stride` bytes apart, a whole number of vectors.
 *
 * Activations: unit-major, so that a vector holds one unit of four samples. Row 0 is that input of ones, row 1 + j is unit
 * j; rows are `lanes` bytes apart.
 *
 * Padding (lanes beyond the samples, columns beyond the outputs) is computed with the rest and never read as data.
 */

/** Bytes of a vector of four float32 numbers. */
export const VECTOR: usize = 16;
/** Bytes of a cache line. */
export const LINE: usize = 64;

@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  activation: i32;
  /** Index of W in the flat array of parameters, and of the first unit among all units. */
  flat: i32;
  unit: i32;
  /** Bytes from row to row of the layer's parameters. */
  stride: usize;
  /** Where they begin in each block of parameters. */
  offset: usize;
  /** (outputs up to a multiple of 4, lanes): the sums. */
  a: usize;
  /** (1 + outputs up to a multiple of 4, lanes): ones, then what the units put out. */
  z: usize;
  /** (capacity, stride), row-major: gradients with respect to the sums; before that, the sums of a sparse first layer. */
  deltas: usize;
}

/** One set of samples. */
@unmanaged
export class Samples {
  count: i32;
  /** Row-major inputs, float32 or bytes; of sparse samples those that are not 0. */
  inputs: usize;
  bytes: bool;
  /** Sparse rows: sample s has `inputs` and their places in the row from `starts[s]` up to `starts[s + 1]`. */
  starts: usize;
  places: usize;
  /** (count, outputs), float32. */
  targets: usize;
  /**
   * All samples chunk by chunk as `x` and `t` hold them, (1 + inputs, lanes) and (outputs, lanes), for sets that are evaluated
   * again and again; 0 when they are not kept so.
   */
  turned: usize;
}

@unmanaged
export class Engine {
  loss: i32;
  layerCount: i32;
  layers: usize;
  train: Samples;
  test: Samples;
  /** Input vectors from outside, without targets. */
  extra: Samples;
  sparse: bool;

  /** Samples of the chunks in which batches and sets are computed. */
  capacity: i32;
  lanes: usize;
  /** (1 + inputs, lanes): ones, then the inputs of a chunk unless they are sparse. */
  x: usize;
  /** (outputs, lanes): its targets. */
  t: usize;
  /** (widest layer, lanes) twice: gradients with respect to the sums of a layer and of the one below. */
  d: usize;
  dBelow: usize;
  /** (capacity): the loss of each sample of a chunk, float64. */
  sampleLosses: usize;
  /** The entries of a chunk, sample by sample, and input by input with room for every sample. */
  chosen: usize;
  columns: usize;
  /** Entries of a sample at the most. */
  fullest: i32;
  /** Begin and end of the entries of each sample of a chunk, then of each input. */
  sampleRanges: usize;
  inputRanges: usize;
  /** As wide as the widest row of parameters. */
  zeros: usize;
  /** The first row of each share of the first layer's parameters; 0 when there are no others than the caller. */
  splits: usize;
  /** (capacity): indices of consecutive samples. */
  indices: usize;

  parameters: usize;
  other: usize;
  gradient: usize;
  slot1: usize;
  slot2: usize;
  blockBytes: usize;

  optimizer: i32;
  /** The optimizer's own settings: momentum, decay or beta1; beta2; epsilon. */
  decay1: f64;
  decay2: f64;
  epsilon: f64;
  learningRate: f64;
  l1: f64;
  l2: f64;

  seedLow: i32;
  seedHigh: i32;
  batch: i32;
  epoch: i32;
  drawn: i32;
  updates: i32;
  /** (train.count): the order of epoch `orderEpoch`; the last batch lies in it from `batchFrom` up to `batchTo`. */
  order: usize;
  orderEpoch: i32;
  batchFrom: i32;
  batchTo: i32;
  /** Penalty of the step that is computed. */
  penalty: f64;
  /** Threads that take its steps: 1 when they are small. */
  threads: i32;
  /** Right answers of the last evaluation. */
  correct: i32;
}

/** An input that is not 0, as a chunk holds it: its value, and where the row that it weighs begins, in bytes; 8 bytes. */
@unmanaged
export class Entry {
  value: f32;
  row: usize;
}

export const ENTRY: usize = offsetof<Entry>();

/** Bytes of one of `places`. */
export const PLACE: usize = 2;

@inline
export function layerAt(e: Engine, l: i32): Layer {
  return changetype<Layer>(e.layers + <usize>l * offsetof<Layer>());
}

/** Vectors that hold this many numbers. */
@inline
export function vectorsOf(numbers: i32): i32 {
  return (numbers + 3) >> 2;
}
