/** Time that training alone takes. */
export interface Stopwatch {
  /** Seconds a step, over all that were counted; 0 before the first. */
  readonly secondsPerStep: number;
  add(steps: number, milliseconds: number): void;
}

export function createStopwatch(): Stopwatch {
  let steps = 0;
  let milliseconds = 0;
  return {
    get secondsPerStep() {
      return steps > 0 ? milliseconds / 1000 / steps : 0;
    },
    add(more, time) {
      steps += more;
      milliseconds += time;
    },
  };
}
