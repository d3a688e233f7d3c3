import { ENTRY, Engine, Entry, LINE, Samples } from './records';

/** Notes where the entries of some samples begin and end. */
export function chooseSamples(e: Engine, samples: Samples, indices: usize, count: i32): void {
  let range = e.sampleRanges;
  for (let s = 0; s < count; s++) {
    const row = samples.starts + ((<usize>load<u32>(indices + ((<usize>s) << 2))) << 2);
    store<usize>(range, samples.entries + <usize>load<u32>(row) * ENTRY);
    store<usize>(range, samples.entries + <usize>load<u32>(row, 4) * ENTRY, 4);
    range += 8;
  }
}

/**
 * Sorts the entries of the chosen samples by input, in rising order of the samples (a counting sort): what was (sample,
 * input) becomes (input, sample).
 */
export function sortByInput(e: Engine, count: i32, inputs: i32): void {
  const counts = e.inputRanges;
  memory.fill(counts, 0, (<usize>inputs) << 3);
  for (let s = 0; s < count; s++) {
    const range = e.sampleRanges + ((<usize>s) << 3);
    const end = load<usize>(range, 4);
    for (let entry = load<usize>(range); entry < end; entry += ENTRY) {
      const at = counts + ((<usize>changetype<Entry>(entry).index) << 3);
      store<u32>(at, load<u32>(at, 4) + 1, 4);
    }
  }
  let next = e.columns;
  for (let i = 0; i < inputs; i++) {
    const at = counts + ((<usize>i) << 3);
    const bytes = <usize>load<u32>(at, 4) * ENTRY;
    store<usize>(at, next);
    store<usize>(at, next, 4);
    next += bytes;
  }
  for (let s = 0; s < count; s++) {
    const range = e.sampleRanges + ((<usize>s) << 3);
    const end = load<usize>(range, 4);
    for (let entry = load<usize>(range); entry < end; entry += ENTRY) {
      const at = counts + ((<usize>changetype<Entry>(entry).index) << 3);
      const to = load<usize>(at, 4);
      store<usize>(at, to + ENTRY, 4);
      const sorted = changetype<Entry>(to);
      sorted.index = s;
      sorted.value = changetype<Entry>(entry).value;
    }
  }
}

/** What `touchNext` read, so that it has to. */
let touched: u32 = 0;

/**
 * Reads the entries of the next batch (of its first chunk), when the epoch has one: shuffled samples lie all over memory, and on their way into
 * the cache other work can be done.
 */
export function touchNext(e: Engine): void {
  const to = min(e.batchTo + min(e.batch, e.capacity), e.train.count);
  let sum: u32 = 0;
  for (let s = e.batchTo; s < to; s++) {
    const row = e.train.starts + (<usize>load<u32>(e.order + (<usize>s << 2)) << 2);
    const end = e.train.entries + <usize>load<u32>(row, 4) * ENTRY;
    for (let at = e.train.entries + <usize>load<u32>(row) * ENTRY; at < end; at += LINE) sum += load<u32>(at);
  }
  touched = sum;
}
