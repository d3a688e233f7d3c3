import type { Samples } from '../engine.ts';
import type { Arena } from './arena.ts';
import type { Address } from './kernels-module.ts';

/** Bytes of an input that is not 0: its value and its index. */
const ENTRY = 8;

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
  let entries = 0;
  let mostEntries = 0;
  for (let s = 0; s < count; s++) {
    const before = entries;
    for (let n = s * columns; n < (s + 1) * columns; n++) if (inputs[n] !== 0) entries++;
    mostEntries = Math.max(mostEntries, entries - before);
  }
  return { inputs: 0, starts: 4 * (count + 1), entries: ENTRY * entries, targets: targets.byteLength, mostEntries };
}

/** Room for this many vectors of inputs, whatever is in them. */
export function roomForInputs(count: number, columns: number, sparse: boolean): SampleBytes {
  const numbers = count * columns;
  return sparse
    ? { inputs: 0, starts: 4 * (count + 1), entries: ENTRY * numbers, targets: 0, mostEntries: columns }
    : { inputs: 4 * numbers, starts: 0, entries: 0, targets: 0, mostEntries: 0 };
}

/** Copies `count` rows of inputs into memory as they are. */
export function writeDense(arena: Arena, at: Address, inputs: Float32Array | Uint8Array): void {
  if (inputs instanceof Uint8Array) arena.bytes(at, inputs.length).set(inputs);
  else arena.floats(at, inputs.length).set(inputs);
}

/** Writes `count` rows of inputs as sparse rows; a byte becomes the float32 nearest to byte / 255. */
export function writeSparse(
  arena: Arena,
  { starts, entries }: { readonly starts: Address; readonly entries: Address },
  inputs: Float32Array | Uint8Array,
  count: number,
  length: number,
): void {
  const scale = inputs instanceof Uint8Array ? 255 : 1;
  const columns = inputs.length / count;
  const rowStarts = arena.words(starts, count + 1);
  const indices = arena.words(entries, length / 4);
  const values = arena.floats(entries, length / 4);
  let end = 0;
  for (let s = 0; s < count; s++) {
    rowStarts[s] = end;
    for (let i = 0; i < columns; i++) {
      const value = inputs[s * columns + i]!;
      if (value === 0) continue;
      values[2 * end] = value / scale;
      indices[2 * end + 1] = i;
      end++;
    }
  }
  rowStarts[count] = end;
}
