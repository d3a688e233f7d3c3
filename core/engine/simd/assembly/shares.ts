import { Engine, Layer, LINE, vectorsOf } from './records';

/*
 * A step is computed by one thread or by several that run the same code, each on its own share: first its samples of a
 * chunk, all the way forward and back, then its rows of every matrix of parameters. No sum is split: whoever computes a
 * number computes all of it, in the same order, so its bits do not depend on how many there are. Outside a step the one
 * thread that called has everything.
 */

/** There is room for so many, whatever the host has. */
export const MOST_THREADS = 16;

/** This thread's number, and how many take part. Each thread has a module instance, and so these, of its own. */
let thread = 0;
let threads = 1;

export function setShare(number: i32, count: i32): void {
  thread = number;
  threads = count;
}

@inline
export function isFirst(): bool {
  return thread == 0;
}

@inline
export function shareCount(): i32 {
  return threads;
}

/** Which part of something is this thread's own. */
@inline
export function ownShare(): i32 {
  return thread;
}

/** The first sample of a share, a multiple of 4; shares end where the next one begins. */
@inline
export function firstSample(share: i32, count: i32): i32 {
  if (threads == 1) return share == 0 ? 0 : count;
  return min((vectorsOf(count) * share) / threads << 2, count);
}

/** Bytes from the lanes of a chunk to those of a share: each share begins on a cache line of its own. */
@inline
export function lanesBefore(share: i32, count: i32): usize {
  if (share == 0) return 0;
  const bytes = <usize>firstSample(share, count) << 2;
  return ((bytes + LINE - 1) & ~(LINE - 1)) + <usize>share * LINE;
}

/** The first row of a share of a layer's parameters. Inputs that are often 0 make less work, and larger shares. */
@inline
export function firstRow(e: Engine, layer: Layer, l: i32, share: i32): i32 {
  const rows = 1 + layer.inputs;
  if (share == 0) return 0;
  if (share == threads) return rows;
  if (l == 0 && e.sparse) return load<i32>(e.splits + (<usize>share << 2));
  return ((rows >> 2) * share) / threads << 2;
}
