import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type OptimizerName, optimizerDefaults, optimizerNames } from '../../core/engine/optimizer.ts';
import type { ComparedLane, Comparison, ComparisonKind } from '../../core/surface/comparison.ts';
import type { Settings } from '../../core/training/settings.ts';

/** A lane that may take part in a comparison. */
export interface LaneChoice extends ComparedLane {
  /** Its place among all, from 0. */
  readonly place: number;
  readonly on: boolean;
}

/** Which paths are compared on the surface of the network. */
export interface ComparisonStore {
  /** In what they differ; undefined: the path of the run alone is shown. */
  readonly kind: ReadonlySignal<ComparisonKind | undefined>;
  /** The lanes of this kind. */
  readonly lanes: ReadonlySignal<readonly LaneChoice[]>;
  readonly steps: Signal<number>;
  /** The lane in hand, by its place among those that take part. */
  readonly chosen: Signal<number>;
  /** What is asked of the worker. */
  readonly asked: ReadonlySignal<Omit<Comparison, 'chosen'> | undefined>;
  choose(kind: ComparisonKind | undefined): void;
  setLane(place: number, change: Partial<LaneChoice>): void;
}

const firstSteps = 1000;
const firstOptimizers: readonly OptimizerName[] = ['sgd', 'momentum', 'adagrad', 'adam'];
/** Rates of one optimizer beside the run's own, as factors of it; seeds beside the run's own, as differences. */
const factors = [0.1, 0.3, 1, 3, 10];
const seeds = [0, 1, 2, 3, 4];

/** A comparison begins with the settings of the run; what was set by hand stays until another kind is chosen. */
export function createComparison(settings: ReadonlySignal<Settings>): ComparisonStore {
  const kind = signal<ComparisonKind | undefined>(undefined);
  const lanes = signal<readonly LaneChoice[]>([]);
  const steps = signal(firstSteps);
  const chosen = signal(0);

  return {
    kind,
    lanes,
    steps,
    chosen,
    asked: computed(() => {
      const on = lanes.value.filter((lane) => lane.on).map(taken);
      if (!kind.value || on.length === 0) return undefined;
      const { batch, l1, l2 } = settings.value;
      return { kind: kind.value, lanes: on, steps: steps.value, batch, l1, l2 };
    }),
    choose(next) {
      batch(() => {
        kind.value = next;
        const run = settings.peek();
        lanes.value = next ? firstLanes(next, run) : [];
        const own = lanes.value.filter(({ on }) => on).findIndex((lane) => isOf(run, lane));
        chosen.value = Math.max(0, own);
      });
    },
    setLane(place, change) {
      batch(() => {
        lanes.value = lanes.value.map((lane) => (lane.place === place ? { ...lane, ...change } : lane));
        chosen.value = Math.max(0, Math.min(chosen.value, lanes.value.filter(({ on }) => on).length - 1));
      });
    },
  };
}

/** Whether a lane is trained as the run is. */
function isOf({ optimizer, learningRate, seed }: Settings, lane: LaneChoice): boolean {
  const isSame = lane.optimizer.name === optimizer.name && lane.learningRate === learningRate;
  return isSame && lane.order === seed && lane.start === undefined;
}

const taken = ({ optimizer, learningRate, order, start }: LaneChoice): ComparedLane => ({
  optimizer,
  learningRate,
  order,
  ...(start === undefined ? {} : { start }),
});

/** The lanes that a comparison begins with; the run's own settings are always among them. */
export function firstLanes(kind: ComparisonKind, { optimizer, learningRate, seed }: Settings): readonly LaneChoice[] {
  const own = { optimizer, learningRate, order: seed, on: true };
  const all = (lanes: readonly Omit<LaneChoice, 'place'>[]) => lanes.map((lane, place) => ({ ...lane, place }));
  switch (kind) {
    case 'optimizers':
      return all(optimizerNames.map((name) => (name === optimizer.name ? own : usual(name, own))));
    case 'rates':
      return all(factors.map((by) => ({ ...own, learningRate: Number((by * learningRate).toPrecision(2)) })));
    case 'orders':
      return all(seeds.map((more) => ({ ...own, order: seed + more })));
    case 'starts':
      return all(seeds.map((more) => (more === 0 ? own : { ...own, start: seed + more })));
    default:
      return kind satisfies never;
  }
}

/** Rates that suit most networks. */
const usualRates: Record<OptimizerName, number> = {
  sgd: 0.1,
  momentum: 0.01,
  nesterov: 0.01,
  adagrad: 0.05,
  rmsprop: 0.003,
  adam: 0.01,
};

const withMomentum: readonly OptimizerName[] = ['sgd', 'momentum', 'nesterov'];

/** An optimizer with its usual settings. Momentum adds up ten steps: its rate is a tenth of plain descent's, whatever that is. */
function usual(name: OptimizerName, own: Omit<LaneChoice, 'place'>): Omit<LaneChoice, 'place'> {
  const related = withMomentum.includes(name) && withMomentum.includes(own.optimizer.name);
  const rate = related ? (own.learningRate * usualRates[name]) / usualRates[own.optimizer.name] : usualRates[name];
  return {
    ...own,
    optimizer: optimizerDefaults[name],
    learningRate: Number(rate.toPrecision(6)),
    on: firstOptimizers.includes(name),
  };
}
