import type { Samples } from '../engine.ts';
import type { Arena } from './arena.ts';
import type { Address } from './kernels-module.ts';

/** Bytes of an input that is not 0, as chunks and samples of float32 numbers hold it. */
export const ENTRY = 8;
/** And as samples of bytes do: the step from the input before, and the byte. A step beyond 255 takes pairs of zeros. */
const PAIR = 2;
const LONGEST_STEP = 255;

type Inputs = Samples['inputs'];

/** Bytes that samples take: `starts` and `entries` when they are sparse, `inputs` otherwise. */
export interface SampleBytes {
  readonly inputs: number;
  readonly starts: number;
  readonly entries: number;
  readonly targets: number;
  /** Entries of the fullest row. */
  readonly mostEntries: number;
}

/** What the inputs and targets of some samples take in memory. */
export function sampleBytes({ count, inputs, targets }: Samples, sparse: boolean): SampleBytes {
  if (!sparse) {
    return { inputs: inputs.byteLength, starts: 0, entries: 0, targets: targets.byteLength, mostEntries: 0 };
  }
  const columns = count === 0 ? 0 : inputs.length / count;
  const inBytes = inputs instanceof Uint8Array;
  let entries = 0;
  let mostEntries = 0;
  for (let s = 0; s < count; s++) {
    const before = entries;
    let last = -1;
    for (let i = 0; i < columns; i++) {
      if (inputs[s * columns + i] === 0) continue;
      entries += inBytes ? Math.ceil((i - last) / LONGEST_STEP) : 1;
      last = i;
    }
    mostEntries = Math.max(mostEntries, entries - before);
  }
  const bytes = (inBytes ? PAIR : ENTRY) * entries;
  return { inputs: 0, starts: 4 * (count + 1), entries: bytes, targets: targets.byteLength, mostEntries };
}

/** Room for this many vectors of float32 inputs, whatever is in them. */
export function roomForInputs(count: number, columns: number, sparse: boolean): SampleBytes {
  const numbers = count * columns;
  return sparse
    ? { inputs: 0, starts: 4 * (count + 1), entries: ENTRY * numbers, targets: 0, mostEntries: columns }
    : { inputs: 4 * numbers, starts: 0, entries: 0, targets: 0, mostEntries: 0 };
}

/** Copies `count` rows of inputs into memory as they are. */
export function writeDense(arena: Arena, at: Address, inputs: Inputs): void {
  if (inputs instanceof Uint8Array) arena.bytes(at, inputs.length).set(inputs);
  else arena.floats(at, inputs.length).set(inputs);
}

/** Writes `count` rows of inputs as sparse rows, whose entries take `length` bytes. */
export function writeSparse(
  arena: Arena,
  { starts, entries }: { readonly starts: Address; readonly entries: Address },
  inputs: Inputs,
  count: number,
  length: number,
): void {
  const rowStarts = arena.words(starts, count + 1);
  if (inputs instanceof Uint8Array) writePairs(rowStarts, arena.bytes(entries, length), inputs);
  else writeEntries(rowStarts, arena.floats(entries, length / 4), arena.words(entries, length / 4), inputs);
}

function writePairs(starts: Uint32Array, pairs: Uint8Array, inputs: Uint8Array): void {
  const count = starts.length - 1;
  const columns = inputs.length / count;
  let end = 0;
  for (let s = 0; s < count; s++) {
    starts[s] = end / PAIR;
    let last = -1;
    for (let i = 0; i < columns; i++) {
      const byte = inputs[s * columns + i]!;
      if (byte === 0) continue;
      for (; i - last > LONGEST_STEP; last += LONGEST_STEP) end += PAIR;
      pairs[end] = i - last;
      pairs[end + 1] = byte;
      end += PAIR;
      last = i;
    }
  }
  starts[count] = end / PAIR;
}

function writeEntries(starts: Uint32Array, values: Float32Array, indices: Uint32Array, inputs: Float32Array): void {
  const count = starts.length - 1;
  const columns = inputs.length / count;
  let end = 0;
  for (let s = 0; s < count; s++) {
    starts[s] = end;
    for (let i = 0; i < columns; i++) {
      const value = inputs[s * columns + i]!;
      if (value === 0) continue;
      values[2 * end] = value;
      indices[2 * end + 1] = i;
      end++;
    }
  }
  starts[count] = end;
}
