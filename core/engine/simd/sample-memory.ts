import type { Samples } from '../engine.ts';
import type { Arena } from './arena.ts';
import type { Address } from './kernels-module.ts';

/** Bytes of an input's place among the inputs of its sample: a layer has far fewer units than they can tell apart. */
export const PLACE = 2;

type Inputs = Samples['inputs'];

/** Bytes that samples take. Of sparse ones `inputs` holds those that are not 0, and the other two where they belong. */
export interface SampleBytes {
  readonly inputs: number;
  readonly starts: number;
  readonly places: number;
  readonly targets: number;
  /** Inputs that are not 0 in the fullest sample; 0 when they are not sparse. */
  readonly fullest: number;
}

/** What the inputs and targets of some samples take in memory. */
export function sampleBytes({ count, inputs, targets }: Samples, sparse: boolean): SampleBytes {
  if (!sparse) return { inputs: inputs.byteLength, starts: 0, places: 0, targets: targets.byteLength, fullest: 0 };
  const columns = count === 0 ? 0 : inputs.length / count;
  let all = 0;
  let fullest = 0;
  for (let s = 0; s < count; s++) {
    const before = all;
    for (let n = s * columns; n < (s + 1) * columns; n++) if (inputs[n] !== 0) all++;
    fullest = Math.max(fullest, all - before);
  }
  return {
    inputs: inputs.BYTES_PER_ELEMENT * all,
    starts: 4 * (count + 1),
    places: PLACE * all,
    targets: targets.byteLength,
    fullest,
  };
}

/** Room for this many vectors of float32 inputs, whatever is in them. */
export function roomForInputs(count: number, columns: number, sparse: boolean): SampleBytes {
  const numbers = count * columns;
  return sparse
    ? { inputs: 4 * numbers, starts: 4 * (count + 1), places: PLACE * numbers, targets: 0, fullest: columns }
    : { inputs: 4 * numbers, starts: 0, places: 0, targets: 0, fullest: 0 };
}

/** Copies rows of inputs into memory as they are. */
export function writeDense(arena: Arena, at: Address, inputs: Inputs): void {
  if (inputs instanceof Uint8Array) arena.bytes(at, inputs.length).set(inputs);
  else arena.floats(at, inputs.length).set(inputs);
}

/** Writes those of `count` rows of inputs that are not 0, and where they belong; there is room for `most` of them. */
export function writeSparse(
  arena: Arena,
  at: { readonly inputs: Address; readonly starts: Address; readonly places: Address },
  inputs: Inputs,
  count: number,
  most: number,
): void {
  const columns = count === 0 ? 0 : inputs.length / count;
  const starts = arena.words(at.starts, count + 1);
  const places = arena.halves(at.places, most);
  const values = inputs instanceof Uint8Array ? arena.bytes(at.inputs, most) : arena.floats(at.inputs, most);
  let end = 0;
  for (let s = 0; s < count; s++) {
    starts[s] = end;
    for (let i = 0; i < columns; i++) {
      const value = inputs[s * columns + i]!;
      if (value === 0) continue;
      values[end] = value;
      places[end] = i;
      end++;
    }
  }
  starts[count] = end;
}
