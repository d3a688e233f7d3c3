import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type ComparedLane,
  type Comparison,
  type ComparisonKind,
  comparisonOf,
  usualSteps,
} from '../../core/surface/comparison.ts';
import { type OfferedLane, offeredLanes, placeOfOwn } from '../../core/surface/offered-lanes.ts';
import type { Settings } from '../../core/training/settings.ts';

/** A lane that may take part in a comparison. */
export interface LaneChoice extends OfferedLane {
  /** Its place among all, from 0. */
  readonly place: number;
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

/** A comparison begins with the settings of the run; what was set by hand stays until another kind is chosen. */
export function createComparison(settings: ReadonlySignal<Settings>): ComparisonStore {
  const kind = signal<ComparisonKind | undefined>(undefined);
  const lanes = signal<readonly LaneChoice[]>([]);
  const steps = signal(usualSteps);
  const chosen = signal(0);

  return {
    kind,
    lanes,
    steps,
    chosen,
    asked: computed(() => {
      const on = lanes.value.filter((lane) => lane.on);
      if (!kind.value || on.length === 0) return undefined;
      return comparisonOf(kind.value, on.map(comparedLane), steps.value, settings.value);
    }),
    choose(next) {
      batch(() => {
        kind.value = next;
        const run = settings.peek();
        lanes.value = next ? offeredLanes(next, run).map((lane, place) => ({ ...lane, place })) : [];
        chosen.value = placeOfOwn(
          lanes.value.filter(({ on }) => on),
          run,
        );
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

const comparedLane = ({ place, on, ...lane }: LaneChoice): ComparedLane => lane;
