import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Dataset } from '../../core/data/dataset.ts';
import { nextBatch, orderSeed } from '../../core/engine/order.ts';
import { laneOfPlane } from '../../core/surface/comparison.ts';
import type { DirectionName } from '../../core/surface/directions.ts';
import type { GridSize } from '../../core/surface/grid.ts';
import type { MeasuredSet } from '../../core/surface/loss-measure.ts';
import type { DrawJob } from '../../core/surface/protocol.ts';
import type { Axes } from '../../core/surface/weights-plane.ts';
import type { Lab } from '../store/lab.ts';
import type { Trace } from '../store/trainer-line.ts';
import { type ComparisonStore, createComparison } from './comparison-store.ts';
import { evenlySpread, startOf } from './evenly-spread.ts';

/** What a surface is asked for by. */
export interface SurfaceChoices {
  readonly directions: Signal<DirectionName>;
  /** Whether random directions are scaled like the weights of each neuron. */
  readonly normalised: Signal<boolean>;
  /** The parameters to cut along; undefined: those that moved most, until the picture says which these are. */
  readonly axes: Signal<Axes | undefined>;
  readonly set: Signal<MeasuredSet>;
  readonly grid: Signal<GridSize>;
  /** What is drawn in place of the path of the run. */
  readonly comparison: ComparisonStore;
  /** Changes with each choice that asks for another picture. */
  readonly key: ReadonlySignal<string>;
  /** What a job says of them, with the path of the run or, where paths are compared, its start. */
  jobOf(trace: Trace, dataset: Dataset): Omit<DrawJob, 'type' | 'run' | 'job'>;
}

/** Numbers of a path that travel to the worker at most; a path of a large network has fewer points. */
const mostNumbers = 2_000_000;

export function createSurfaceChoices(lab: Lab): SurfaceChoices {
  const directions = signal<DirectionName>('principal');
  const normalised = signal(true);
  const axes = signal<Axes | undefined>(undefined);
  const set = signal<MeasuredSet>('train');
  const grid = signal<GridSize>(64);
  const comparison = createComparison(lab.settings);
  const compare = computed(() => {
    const asked = comparison.asked.value;
    return asked && { ...asked, chosen: laneOfPlane(directions.value, comparison.chosen.value) };
  });

  function samplesNow({ train, test }: Dataset): Pick<DrawJob, 'set' | 'batch'> {
    const chosen = set.peek();
    if (chosen !== 'batch') return { set: test > 0 ? chosen : 'train' };
    const { epoch, drawn, tunable } = lab.frame.peek()!;
    const seed = orderSeed(lab.settings.peek());
    return { set: chosen, batch: nextBatch({ seed, count: train, batch: tunable.batch, epoch, drawn }) };
  }

  return {
    directions,
    normalised,
    axes,
    set,
    grid,
    comparison,
    key: computed(() =>
      JSON.stringify([directions.value, normalised.value, axes.value, set.value, grid.value, compare.value]),
    ),
    jobOf: (trace, dataset) => ({
      directions: directions.peek(),
      seed: lab.settings.peek().seed,
      normalised: normalised.peek(),
      ...(axes.peek() ? { axes: [...axes.peek()!] as [number, number] } : {}),
      ...samplesNow(dataset),
      grid: grid.peek(),
      ...(compare.peek() ? { ...startOf(trace), compare: compare.peek()! } : evenlySpread(trace, mostNumbers)),
    }),
  };
}
