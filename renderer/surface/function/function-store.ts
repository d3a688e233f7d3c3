import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type Optimizer,
  type OptimizerName,
  optimizerDefaults,
  optimizerNames,
} from '../../../core/engine/optimizer.ts';
import { createDescent, type Descent, type GradientKind } from '../../../core/surface/descent.ts';
import { type PlaneFunction, parseFormula } from '../../../core/surface/formula/parse-formula.ts';
import type { Pair } from '../../../core/surface/function-update.ts';
import { type PlaneFunctionName, planeFunctions } from '../../../core/surface/functions.ts';
import type { Square } from '../../../core/surface/grid.ts';
import type { Place } from '../../../core/surface/inside-square.ts';
import { throttle } from '../../lab/throttle.ts';
import type { Lab } from '../../store/lab.ts';
import { rateLadder } from './rate-ladder.ts';
import { suitedRates } from './suited-rates.ts';

/** A descent that may take part: an optimizer with its learning rate and settings. */
export interface Lane {
  /** Its place among all, from 0: it gives the lane its colour, dash and mark. */
  readonly place: number;
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  readonly on: boolean;
}

/** A lane that takes part, and its path so far. */
export interface Runner {
  readonly lane: Lane;
  readonly descent: Descent;
}

/** In what lanes differ: the optimizer, or the learning rate of one optimizer. */
export type Difference = 'optimizers' | OptimizerName;

/** Milliseconds between changes of text while steps stream. */
const calm = 100;
/** Steps of a descent at most. */
export const mostSteps = 2000;

/** A function of two variables with descents on it: views read it and call its intents. */
export interface FunctionStore {
  readonly name: ReadonlySignal<PlaneFunctionName | 'own'>;
  readonly formula: ReadonlySignal<string>;
  readonly f: ReadonlySignal<PlaneFunction>;
  readonly square: Signal<Square>;
  readonly start: ReadonlySignal<Pair>;
  readonly gradient: Signal<GradientKind>;
  readonly difference: ReadonlySignal<Difference>;
  readonly lanes: ReadonlySignal<readonly Lane[]>;
  /** The place of the lane in hand, one that takes part: its step is shown in numbers. */
  readonly chosen: Signal<number>;
  readonly logHeight: Signal<boolean>;
  readonly arrows: Signal<boolean>;
  readonly tangent: Signal<boolean>;
  /** The lanes that take part, each as far as the step on screen, if it gets there. */
  readonly runners: ReadonlySignal<readonly Runner[]>;
  readonly inHand: ReadonlySignal<Runner>;
  readonly step: ReadonlySignal<number>;
  /** The same at most ten times a second, for text. */
  readonly calmStep: ReadonlySignal<number>;
  /** The furthest step so far. */
  readonly end: ReadonlySignal<number>;

  /** Takes a function of the table, with its square, its start and learning rates that suit it. */
  choose(name: PlaneFunctionName): void;
  /** Takes a formula; all else stays. Throws a `FormulaError`, and then nothing has changed. */
  write(formula: string): void;
  startAt(start: Pair): void;
  /** Starts at a place of the picture, with numbers that can be read: three digits of the range. */
  startUnder(place: Place): void;
  /** Takes lanes that differ in this, with rates that suit the function. */
  compare(difference: Difference): void;
  /** Changes a lane. The last one that takes part stays; of one that no longer does, another is taken in hand. */
  setLane(place: number, change: Partial<Lane>): void;
  /** Goes to a step, at most to the last there can be. */
  goTo(step: number): void;
  /** Whether no lane goes on from the step on screen. */
  atEnd(): boolean;
}

/** The function to begin with: the one that tells the optimizers apart (book, section 6.1.7). */
const first = 'trough';
const firstLanes: readonly OptimizerName[] = ['sgd', 'momentum', 'adagrad', 'adam'];

const stores = new WeakMap<Lab, FunctionStore>();

/** The function of a lab's window: made once, so that the room finds it as it was left. */
export function functionOf(lab: Lab): FunctionStore {
  const known = stores.get(lab) ?? createFunctionStore();
  stores.set(lab, known);
  return known;
}

function lanesOfOptimizers(rates: Record<OptimizerName, number>): readonly Lane[] {
  return optimizerNames.map((name, place) => ({
    place,
    optimizer: optimizerDefaults[name],
    learningRate: rates[name],
    on: firstLanes.includes(name),
  }));
}

export function createFunctionStore(): FunctionStore {
  const given = planeFunctions[first];
  const name = signal<PlaneFunctionName | 'own'>(first);
  const formula = signal<string>(given.formula);
  const f = computed(() => parseFormula(formula.value));
  const square = signal<Square>(given.square);
  const start = signal<Pair>(given.start);
  const gradient = signal<GradientKind>('numerical');
  const suited = signal(suitedRates(given.rate, given.square.half));
  const difference = signal<Difference>('optimizers');
  const lanes = signal(lanesOfOptimizers(suited.peek()));
  const chosen = signal(0);
  const step = signal(0);
  const calmStep = signal(0);
  const end = signal(0);
  const begun = computed(() =>
    lanes.value
      .filter(({ on }) => on)
      .map((lane): Runner => {
        const options = { ...lane, start: start.value, gradient: gradient.value };
        return { lane, descent: createDescent(f.value, options) };
      }),
  );
  const runners = computed(() => {
    for (const { descent } of begun.value) descent.goTo(step.value);
    // A new array says that the paths have grown.
    return [...begun.value];
  });
  const inHand = computed(() => runners.value.find(({ lane }) => lane.place === chosen.value) ?? runners.value[0]!);

  const calmly = throttle(calm, (at: number) => {
    calmStep.value = at;
  });
  effect(() => calmly.offer(step.value));

  function restart(): void {
    step.value = 0;
    end.value = 0;
  }

  function startAt(at: Pair): void {
    batch(() => {
      start.value = at;
      restart();
    });
  }

  function choose(next: PlaneFunctionName): void {
    const { formula: text, square: range, start: from, rate } = planeFunctions[next];
    batch(() => {
      name.value = next;
      formula.value = text;
      square.value = range;
      start.value = from;
      suited.value = suitedRates(rate, range.half);
      lanes.value = suitedAnew();
      restart();
    });
  }

  /** The lanes with rates that suit the function; of optimizers, who takes part stays. */
  function suitedAnew(): readonly Lane[] {
    const one = difference.peek();
    if (one !== 'optimizers') return lanesOfRates(one);
    return lanes.value.map((lane) => ({ ...lane, learningRate: suited.value[lane.optimizer.name] }));
  }

  function lanesOfRates(name: OptimizerName): readonly Lane[] {
    const optimizer = optimizerDefaults[name];
    const options = { optimizer, start: start.peek(), gradient: gradient.peek() };
    const rates = rateLadder(f.peek(), options, suited.value[name]);
    return rates.map((learningRate, place) => ({ place, optimizer, learningRate, on: true }));
  }

  return {
    name,
    formula,
    f,
    square,
    start,
    gradient,
    lanes,
    difference,
    chosen,
    logHeight: signal(false),
    arrows: signal(true),
    tangent: signal(true),
    runners,
    inHand,
    step,
    calmStep,
    end,
    choose,
    write(text) {
      parseFormula(text);
      batch(() => {
        name.value = 'own';
        formula.value = text;
        restart();
      });
    },
    startAt,
    startUnder({ x, y }) {
      const { u, v, half } = square.peek();
      const digits = Math.max(0, Math.ceil(2 - Math.log10(half)));
      const round = (value: number) => Number(value.toFixed(Math.min(12, digits)));
      startAt([round(u + half * x), round(v + half * y)]);
    },
    compare(next) {
      batch(() => {
        difference.value = next;
        chosen.value = 0;
        lanes.value = next === 'optimizers' ? lanesOfOptimizers(suited.value) : lanesOfRates(next);
      });
    },
    setLane(place, change) {
      const next = lanes.value.map((lane) => (lane.place === place ? { ...lane, ...change } : lane));
      const on = next.filter((lane) => lane.on);
      if (on.length === 0) return;
      batch(() => {
        lanes.value = next;
        if (!next[chosen.value]!.on) chosen.value = on[0]!.place;
      });
    },
    goTo(to) {
      batch(() => {
        step.value = Math.max(0, Math.min(mostSteps, Math.round(to)));
        end.value = Math.max(end.value, step.value);
      });
    },
    atEnd: () =>
      step.value >= mostSteps ||
      runners.value.every(({ descent }) => descent.ended && descent.points.length - 1 <= step.value),
  };
}
