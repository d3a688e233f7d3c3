/** The timer of the page, or of a test. */
interface Timer {
  now(): number;
  /** Calls back after so many milliseconds, until the function that is returned is called. */
  after(milliseconds: number, callback: () => void): () => void;
}

export interface Throttled<T> {
  /** Passes a value on: at once when the last one is long enough ago, else as soon as it is. The latest wins. */
  offer(value: T): void;
  /** Drops a value that waits. */
  cancel(): void;
}

const pageTimer: Timer = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Passes values on at most once in so many milliseconds. The last value always arrives. */
export function throttle<T>(milliseconds: number, pass: (value: T) => void, timer = pageTimer): Throttled<T> {
  let passed = Number.NEGATIVE_INFINITY;
  let stop: (() => void) | undefined;
  let latest: T;

  function go(): void {
    stop = undefined;
    passed = timer.now();
    pass(latest);
  }

  return {
    offer(value) {
      latest = value;
      if (stop) return;
      const wait = passed + milliseconds - timer.now();
      if (wait <= 0) go();
      else stop = timer.after(wait, go);
    },
    cancel() {
      stop?.();
      stop = undefined;
    },
  };
}
