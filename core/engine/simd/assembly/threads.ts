import { Engine, LINE } from './records';
import { MOST_THREADS, ownShare, setShare, shareCount } from './shares';

/*
 * How threads meet. All of them have one memory; these words of it are theirs, each where others do not disturb it. A thread
 * that waits looks for a while, since the others are mostly done within microseconds, and then sleeps, so as not to keep a
 * processor from them.
 */

/** How many meetings each thread has come to. */
const came: usize = memory.data(MOST_THREADS * 64, 64);
/** Threads that sleep, or are about to: to wake nobody takes longer than to meet. */
const asleep: usize = memory.data(64, 64);
/** Helpers that can be called. */
const offered: usize = memory.data(64, 64);
/** Rises with each piece of work, which is some steps of an engine. */
const work: usize = memory.data(64, 64);
const ENGINE: usize = 4;
const LOSSES: usize = 8;
const STEPS: usize = 12;

/*
 * `Atomics.wait` and `Atomics.notify` of the host. The instruction memory.atomic.wait32 is not safe: the baseline compiler of V8
 * (seen in Node 20) saves its address with 64 bits where it has room for 32, and so sets the local variable beside it to 0.
 */
@external("env", "wait")
declare function wait(word: usize, is: i32): void;
@external("env", "wake")
declare function wake(word: usize): void;

/** Looks before sleeping: about as long as it takes to wake somebody. */
const LOOKS = 1 << 16;

/** Waits until a word, which only rises, has come to some number. */
function waitFor(word: usize, least: i32): void {
  for (let n = 0; n < LOOKS; n++) if (atomic.load<i32>(word) - least >= 0) return;
  atomic.add<i32>(asleep, 1);
  for (;;) {
    const is = atomic.load<i32>(word);
    if (is - least >= 0) break;
    wait(word, is);
  }
  atomic.sub<i32>(asleep, 1);
}

/** Lets a word rise by 1, for all that wait for it. */
@inline
function raise(word: usize): i32 {
  const is = atomic.add<i32>(word, 1) + 1;
  if (atomic.load<i32>(asleep) > 0) wake(word);
  return is;
}

/** Returns when all threads have come here. */
export function meet(): void {
  if (!ASC_FEATURE_THREADS || shareCount() == 1) return;
  const meeting = raise(came + <usize>ownShare() * LINE);
  for (let share = 0; share < shareCount(); share++) {
    if (share != ownShare()) waitFor(came + <usize>share * LINE, meeting);
  }
}

/** Whether all helpers of `count` threads can be called. */
export function ready(count: i32): bool {
  return ASC_FEATURE_THREADS && atomic.load<i32>(offered) == count - 1;
}

/** Calls the helpers to some steps, with the caller as the first of `count` threads. */
export function callHelpers(e: Engine, losses: usize, steps: i32, count: i32): void {
  if (!ASC_FEATURE_THREADS) return;
  store<usize>(work, changetype<usize>(e), ENGINE);
  store<usize>(work, losses, LOSSES);
  store<i32>(work, steps, STEPS);
  setShare(0, count);
  raise(work);
}

/** This thread can be called from now on, as number `number` of `count`. */
export function offerHelp(number: i32, count: i32): void {
  if (!ASC_FEATURE_THREADS) return;
  setShare(number, count);
  raise(offered);
}

/** A helper is gone: from now on none is called. */
export function withdrawHelp(): void {
  if (ASC_FEATURE_THREADS) atomic.sub<i32>(offered, 1);
}

/** Waits for piece of work number `n`. */
export function waitForWork(n: i32): void {
  if (ASC_FEATURE_THREADS) waitFor(work, n);
}

@inline
export function engineOfWork(): Engine {
  return changetype<Engine>(load<usize>(work, ENGINE));
}

@inline
export function lossesOfWork(): usize {
  return load<usize>(work, LOSSES);
}

@inline
export function stepsOfWork(): i32 {
  return load<i32>(work, STEPS);
}
