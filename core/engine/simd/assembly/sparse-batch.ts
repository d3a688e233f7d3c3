import { ENTRY, Engine, layerAt, LINE, PLACE, Samples, VECTOR } from './records';

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
    const length = <usize>load<u32>(row, 4) - from;
    const end = to + length * ENTRY;
    const places = samples.places + from * PLACE;
    if (samples.bytes) unpackBytes(places, samples.inputs + from, to, end, layer.stride);
    else unpackFloats(places, samples.inputs + (from << 2), to, end, layer.stride);
    if (byInput) putInColumns(e.inputRanges, places, to, end, <usize>s * layer.stride);
    store<usize>(range, to);
    store<usize>(range, end, 4);
    to = end;
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

/** Writes entries four at a time; what is written past the end is none of the sample's. */
function unpackBytes(places: usize, bytes: usize, to: usize, end: usize, stride: usize): void {
  const scale = f32x4.splat(255);
  for (; to < end; to += 4 * ENTRY) {
    const wide = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(bytes)));
    putFour(to, f32x4.div(f32x4.convert_i32x4_u(wide), scale), places, stride);
    bytes += 4;
    places += 4 * PLACE;
  }
}

/** The same for samples of float32 numbers. */
function unpackFloats(places: usize, values: usize, to: usize, end: usize, stride: usize): void {
  for (; to < end; to += 4 * ENTRY) {
    putFour(to, v128.load(values), places, stride);
    values += VECTOR;
    places += 4 * PLACE;
  }
}

@inline
function putFour(to: usize, values: v128, places: usize, stride: usize): void {
  const rows = i32x4.mul(v128.load_ext<u16>(places), i32x4.splat(<i32>stride));
  v128.store(to, v128.shuffle<i32>(values, rows, 0, 4, 1, 5));
  v128.store(to, v128.shuffle<i32>(values, rows, 2, 6, 3, 7), VECTOR);
}

/** Puts a sample's entries, unpacked from `from` up to `end`, behind those of the same inputs. */
function putInColumns(ranges: usize, places: usize, from: usize, end: usize, row: usize): void {
  const high = <u64>row << 32;
  for (; from < end; from += ENTRY) {
    const range = ranges + (<usize>load<u16>(places) << 3);
    const to = load<usize>(range, 4);
    store<usize>(range, to + ENTRY, 4);
    store<u64>(to, <u64>load<u32>(from) | high);
    places += PLACE;
  }
}

/** What `touchNext` read, so that it has to. */
let touched: u32 = 0;

/**
 * Reads the inputs of the next batch (of its first chunk), when the epoch has one: shuffled samples lie all over memory, and
 * on their way into the cache other work can be done.
 */
export function touchNext(e: Engine): void {
  const samples = e.train;
  const to = min(e.batchTo + min(e.batch, e.capacity), samples.count);
  const valueBytes: usize = samples.bytes ? 1 : 4;
  let sum: u32 = 0;
  for (let s = e.batchTo; s < to; s++) {
    const row = samples.starts + (<usize>load<u32>(e.order + (<usize>s << 2)) << 2);
    const from = <usize>load<u32>(row);
    const end = <usize>load<u32>(row, 4);
    sum += touch(samples.places + from * PLACE, samples.places + end * PLACE);
    sum += touch(samples.inputs + from * valueBytes, samples.inputs + end * valueBytes);
  }
  touched = sum;
}

@inline
function touch(from: usize, end: usize): u32 {
  let sum: u32 = 0;
  for (; from < end; from += LINE) sum += load<u32>(from);
  return sum;
}
