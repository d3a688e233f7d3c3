import type { Clock } from '../core/training/clock.ts';

/** The clock of Node's processes. */
export const nodeClock: Clock = {
  now: () => performance.now(),
  soon(callback) {
    setImmediate(callback);
  },
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
