import type { Dataset } from '../data/dataset.ts';
import type { Engine, Evaluation } from '../engine/engine.ts';
import type { Measured } from '../protocol/messages.ts';

/** Samples of each set that a measure looks at. */
export const measuredSamples = 2000;

const most = 512;

/** What was measured along a run, in bounded number. */
export interface Measures {
  /** In rising step. */
  readonly list: readonly Measured[];
  /** Measures loss and accuracy of the present step, unless that is known already. */
  here(): Measured;
  /** The latest measure at or before the present step; where there is none, one of this step. */
  latest(): Measured;
  /** Forgets what lies after a step. */
  cut(step: number): void;
  /** Forgets the measure of the present step: its parameters are others now. */
  forgetHere(): void;
  /** Goes on with the measures of another past of this run. */
  take(list: readonly Measured[]): void;
}

export function createMeasures(engine: Engine, dataset: Dataset, earlier: readonly Measured[] = []): Measures {
  let list: readonly Measured[] = earlier;

  function here(): Measured {
    const at = list.findIndex((one) => one.step >= engine.step);
    const known = list[at];
    if (known?.step === engine.step) return known;
    const one: Measured = {
      step: engine.step,
      train: dataset.train > 0 ? engine.evaluate('train', measuredSamples) : nothing,
      test: dataset.test > 0 ? engine.evaluate('test', measuredSamples) : nothing,
    };
    list = list.toSpliced(at < 0 ? list.length : at, 0, one);
    if (list.length > most) list = list.filter((_, i) => i % 2 === 0 || i === list.length - 1);
    return one;
  }

  return {
    get list() {
      return list;
    },
    here,
    latest: () => list.findLast((one) => one.step <= engine.step) ?? here(),
    cut(step) {
      list = list.filter((one) => one.step <= step);
    },
    forgetHere() {
      list = list.filter((one) => one.step !== engine.step);
    },
    take(other) {
      list = other;
    },
  };
}

const nothing: Evaluation = { loss: Number.NaN, correct: 0, count: 0 };
