import { ENTRY, Engine, layerAt, LINE, PLACE, Samples, VECTOR } from './records';
import { firstSample, ownShare } from './shares';

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

/** Unpacks this thread's share of some samples. */
export function unpackSamples(e: Engine, samples: Samples, indices: usize, count: i32): void {
  const stride = layerAt(e, 0).stride;
  const first = firstSample(ownShare(), count);
  const last = firstSample(ownShare() + 1, count);
  let to = e.chosen + (<usize>(first * e.fullest) << 3) + <usize>ownShare() * LINE;
  for (let s = first; s < last; s++) {
    const row = samples.starts + (<usize>load<u32>(indices + (<usize>s << 2)) << 2);
    const from = <usize>load<u32>(row);
    const end = to + (<usize>load<u32>(row, 4) - from) * ENTRY;
    const places = samples.places + from * PLACE;
    if (samples.bytes) unpackBytes(places, samples.inputs + from, to, end, stride);
    else unpackFloats(places, samples.inputs + (from << 2), to, end, stride);
    const range = e.sampleRanges + (<usize>s << 3);
    store<usize>(range, to);
    store<usize>(range, end, 4);
    to = end;
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

/** Puts the unpacked entries of all samples together by input, for inputs `from` up to `to`. */
export function putInColumns(e: Engine, indices: usize, count: i32, from: i32, to: i32): void {
  const stride = layerAt(e, 0).stride;
  const bytes = columnBytes(count);
  for (let i = from; i < to; i++) {
    const range = e.inputRanges + (<usize>i << 3);
    const at = e.columns + <usize>i * bytes;
    store<usize>(range, at);
    store<usize>(range, at, 4);
  }
  for (let s = 0; s < count; s++) {
    const row = e.train.starts + (<usize>load<u32>(indices + (<usize>s << 2)) << 2);
    const places = e.train.places + <usize>load<u32>(row) * PLACE;
    const end = e.train.places + <usize>load<u32>(row, 4) * PLACE;
    const first = firstPlace(places, end, from);
    const entry = load<usize>(e.sampleRanges + (<usize>s << 3)) + (first - places) * (ENTRY / PLACE);
    putInOwn(e.inputRanges, first, end, to, entry, <usize>s * stride);
  }
}

/** The first of some rising places that is not below a bound. */
@inline
function firstPlace(places: usize, end: usize, bound: i32): usize {
  if (bound == 0) return places;
  let length = (end - places) >> 1;
  while (length > 0) {
    const half = length >> 1;
    const middle = places + (half << 1);
    const below = <i32>load<u16>(middle) < bound;
    places = below ? middle + PLACE : places;
    length = below ? length - half - 1 : half;
  }
  return places;
}

/** Puts a sample's entries of inputs below `bound` behind those of the same inputs. */
function putInOwn(ranges: usize, places: usize, end: usize, bound: i32, entry: usize, row: usize): void {
  const high = <u64>row << 32;
  for (; places < end; places += PLACE) {
    const place = <usize>load<u16>(places);
    if (<i32>place >= bound) return;
    const range = ranges + (place << 3);
    const to = load<usize>(range, 4);
    store<usize>(range, to + ENTRY, 4);
    store<u64>(to, <u64>load<u32>(entry) | high);
    entry += ENTRY;
  }
}

/**
 * Finds the first row of each share of the first layer's parameters: the inputs of a share are not 0 about as often as
 * those of any other.
 */
export function splitInputs(e: Engine, count: i32): void {
  const samples = e.train;
  const inputs = layerAt(e, 0).inputs;
  const all = <usize>load<u32>(samples.starts + (<usize>samples.count << 2));
  // A while the ranges are free to count in.
  memory.fill(e.inputRanges, 0, <usize>inputs << 3);
  for (let n: usize = 0; n < all; n++) {
    const at = e.inputRanges + (<usize>load<u16>(samples.places + n * PLACE) << 3);
    store<u32>(at, load<u32>(at) + 1);
  }
  let before: u64 = 0;
  let share = 1;
  for (let i = 0; i < inputs; i++) {
    while (share < count && before * <u64>count >= <u64>all * <u64>share) {
      store<i32>(e.splits + (<usize>share << 2), 1 + i);
      share++;
    }
    before += <u64>load<u32>(e.inputRanges + (<usize>i << 3));
  }
  for (; share < count; share++) store<i32>(e.splits + (<usize>share << 2), 1 + inputs);
}

/** What `touchNext` read, so that it has to. */
let touched: u32 = 0;

/**
 * Reads the inputs of this thread's share of the next batch (of its first chunk), which begins at `next`, when the epoch has
 * one: shuffled samples lie all over memory, and on their way into the cache other work can be done.
 */
export function touchNext(e: Engine, next: i32): void {
  const samples = e.train;
  const count = min(min(e.batch, e.capacity), samples.count - next);
  const to = next + firstSample(ownShare() + 1, count);
  const valueBytes: usize = samples.bytes ? 1 : 4;
  let sum: u32 = 0;
  for (let s = next + firstSample(ownShare(), count); s < to; s++) {
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
