import { byteValue } from './gather';
import { ENTRY, Engine, layerAt, LINE, PAIR, Samples, StoredEntry } from './records';

/*
 * A chunk of sparse samples as `weightedRows` reads it: the entries of each sample, which choose rows of W, and for the way
 * back those of each input in rising order of the samples, which choose rows of deltas. Both kinds of rows are a stride of
 * the first layer apart.
 */

/** Bytes from the entries of an input to those of the next one: an odd number of cache lines, so that they do not collide. */
@inline
function columnBytes(count: i32): usize {
  return (<usize>count * ENTRY + LINE - 1) & ~(LINE - 1) | LINE;
}

/** Unpacks some samples: by sample, and by input as well if `byInput`. */
export function unpackSamples(e: Engine, samples: Samples, indices: usize, count: i32, byInput: bool): void {
  const layer = layerAt(e, 0);
  if (byInput) clearColumns(e, layer.inputs, columnBytes(count));
  let to = e.chosen;
  let range = e.sampleRanges;
  for (let s = 0; s < count; s++) {
    const row = samples.starts + (<usize>load<u32>(indices + (<usize>s << 2)) << 2);
    const from = <usize>load<u32>(row);
    const end = <usize>load<u32>(row, 4);
    store<usize>(range, to);
    const deltas = <usize>s * layer.stride;
    to = samples.bytes
      ? unpackPairs(e, samples.entries, from, end, to, layer.stride, deltas, byInput)
      : unpackEntries(e, samples.entries, from, end, to, layer.stride, deltas, byInput);
    store<usize>(range, to, 4);
    range += 8;
  }
}

function clearColumns(e: Engine, inputs: i32, bytes: usize): void {
  let range = e.inputRanges;
  let at = e.columns;
  for (let i = 0; i < inputs; i++) {
    store<usize>(range, at);
    store<usize>(range, at, 4);
    range += 8;
    at += bytes;
  }
}

/** Writes the inputs of one sample from `to` on, and returns where they end. `deltas` is its row on the way back. */
function unpackPairs(
  e: Engine,
  pairs: usize,
  from: usize,
  end: usize,
  to: usize,
  stride: usize,
  deltas: usize,
  byInput: bool,
): usize {
  const ranges = e.inputRanges;
  const stop = pairs + end * PAIR;
  let input: usize = -1;
  for (let at = pairs + from * PAIR; at < stop; at += PAIR) {
    const pair = <usize>load<u16>(at);
    const step = pair & 255;
    if (step == 0) {
      input += 255;
      continue;
    }
    input += step;
    const value = load<u32>(byteValue(pair >> 8));
    put(to, value, input * stride);
    to += ENTRY;
    if (byInput) putInColumn(ranges + (input << 3), value, deltas);
  }
  return to;
}

/** The same for samples of float32 numbers. */
function unpackEntries(
  e: Engine,
  entries: usize,
  from: usize,
  end: usize,
  to: usize,
  stride: usize,
  deltas: usize,
  byInput: bool,
): usize {
  const ranges = e.inputRanges;
  const stop = entries + end * ENTRY;
  for (let at = entries + from * ENTRY; at < stop; at += ENTRY) {
    const input = <usize>changetype<StoredEntry>(at).input;
    const value = reinterpret<u32>(changetype<StoredEntry>(at).value);
    put(to, value, input * stride);
    to += ENTRY;
    if (byInput) putInColumn(ranges + (input << 3), value, deltas);
  }
  return to;
}

/** Writes an `Entry` at once. */
@inline
function put(at: usize, value: u32, row: usize): void {
  store<u64>(at, <u64>value | (<u64>row << 32));
}

@inline
function putInColumn(range: usize, value: u32, row: usize): void {
  const to = load<usize>(range, 4);
  store<usize>(range, to + ENTRY, 4);
  put(to, value, row);
}

/** What `touchNext` read, so that it has to. */
let touched: u32 = 0;

/**
 * Reads the entries of the next batch (of its first chunk), when the epoch has one: shuffled samples lie all over memory, and
 * on their way into the cache other work can be done.
 */
export function touchNext(e: Engine): void {
  const to = min(e.batchTo + min(e.batch, e.capacity), e.train.count);
  const bytes = e.train.bytes ? PAIR : ENTRY;
  let sum: u32 = 0;
  for (let s = e.batchTo; s < to; s++) {
    const row = e.train.starts + (<usize>load<u32>(e.order + (<usize>s << 2)) << 2);
    const end = e.train.entries + <usize>load<u32>(row, 4) * bytes;
    for (let at = e.train.entries + <usize>load<u32>(row) * bytes; at < end; at += LINE) sum += load<u32>(at);
  }
  touched = sum;
}
