import type { Clock } from '../../core/training/clock.ts';

/** A clock that a test moves. Each look at it takes a moment, so that loops that wait for time end. */
export interface TickingClock extends Clock {
  /** Runs what falls due within so many milliseconds, in order. */
  run(milliseconds: number): void;
  /** Runs the callback that is due next, however late. False when none waits. */
  turn(): boolean;
}

export function tickingClock(tick = 0.1): TickingClock {
  let time = 0;
  let waiting: { at: number; callback: () => void }[] = [];

  function next(until: number): boolean {
    const due = waiting.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
    if (!due) return false;
    waiting = waiting.filter((one) => one !== due);
    time = Math.max(time, due.at);
    due.callback();
    return true;
  }

  return {
    now() {
      time += tick;
      return time;
    },
    soon(callback) {
      waiting.push({ at: time, callback });
    },
    after(milliseconds, callback) {
      const one = { at: time + milliseconds, callback };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    run(milliseconds) {
      const until = time + milliseconds;
      while (time < until && next(until)) {
        // Each callback moves the time, and may wait for more.
      }
      time = Math.max(time, until);
    },
    turn: () => next(Number.POSITIVE_INFINITY),
  };
}
