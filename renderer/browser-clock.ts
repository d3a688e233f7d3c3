import type { Clock } from '../core/training/clock.ts';

/** The clock of a page or a Web Worker. `soon` goes through a message of its own, so that waiting messages are heard before. */
export function browserClock(): Clock {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => performance.now(),
    soon(callback) {
      waiting.push(callback);
      port2.postMessage(undefined);
    },
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
