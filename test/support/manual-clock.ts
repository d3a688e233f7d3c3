import type { Clock } from '../../core/training/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass; what falls due is called in order. */
  pass(milliseconds: number): void;
}

/** A clock that a test winds. */
export function createManualClock(): ManualClock {
  let time = 0;
  let due: { at: number; callback: () => void }[] = [];

  function after(milliseconds: number, callback: () => void): () => void {
    const entry = { at: time + milliseconds, callback };
    due = [...due, entry].sort((a, b) => a.at - b.at);
    return () => {
      due = due.filter((other) => other !== entry);
    };
  }

  return {
    now: () => time,
    soon: (callback) => {
      after(0, callback);
    },
    after,
    pass(milliseconds) {
      const end = time + milliseconds;
      for (let next = due[0]; next !== undefined && next.at <= end; next = due[0]) {
        due = due.slice(1);
        time = next.at;
        next.callback();
      }
      time = end;
    },
  };
}
