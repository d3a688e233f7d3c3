/** How fast a run goes: at a number of steps a second, or as fast as it can. */
export interface Pace {
  speed: number | 'full';
  /** Steps for the next call of the engine: about two milliseconds of training. */
  readonly chunk: number;
  /** Steps a second of training alone, at most the chosen speed; 0 until there is a quarter of a second of it. */
  readonly perSecond: number;
  /** Counts anew from a step and a time, in milliseconds. */
  begin(step: number, now: number): void;
  /** The step that may be reached by now. */
  allowed(now: number): number;
  /** Milliseconds until the step after this one is due. */
  rest(step: number, now: number): number;
  /** Takes note of what training took. */
  count(steps: number, milliseconds: number): void;
  /** Forgets how fast the engine is: the next run may have another network. */
  reset(): void;
}

export function createPace(): Pace {
  let speed: number | 'full' = 'full';
  let from = { step: 0, time: 0 };
  let chunk = 1;
  let perSecond = 0;
  let counted = { steps: 0, milliseconds: 0 };

  return {
    get speed() {
      return speed;
    },
    set speed(next) {
      speed = next;
    },
    get chunk() {
      return chunk;
    },
    get perSecond() {
      return speed === 'full' ? perSecond : Math.min(speed, perSecond);
    },
    begin(step, time) {
      from = { step, time };
      perSecond = 0;
      counted = { steps: 0, milliseconds: 0 };
    },
    allowed: (now) =>
      speed === 'full' ? Number.POSITIVE_INFINITY : from.step + Math.floor(((now - from.time) * speed) / 1000),
    rest: (step, now) =>
      speed === 'full' ? 0 : Math.max(0, (1000 * (step + 1 - from.step)) / speed - (now - from.time)),
    count(steps, milliseconds) {
      const fit = (steps * 2) / Math.max(milliseconds, 0.01);
      chunk = Math.max(1, Math.min(2 * chunk, Math.round(fit), 1 << 20));
      counted.steps += steps;
      counted.milliseconds += milliseconds;
      if (counted.milliseconds < 250) return;
      perSecond = (1000 * counted.steps) / counted.milliseconds;
      counted = { steps: 0, milliseconds: 0 };
    },
    reset() {
      chunk = 1;
    },
  };
}
