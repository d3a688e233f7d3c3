import { computed, type ReadonlySignal } from '@preact/signals';
import type { Frame } from '../../core/protocol/messages.ts';
import type { Settings } from '../../core/training/settings.ts';
import { type Shape, shapeOnScreen, unitWithin } from '../lab/network/shape-on-screen.ts';
import type { ChartContent } from '../lab/results/chart-picture.ts';
import { chartLog, chartQuantity, chartZoom } from '../lab/results/chart-state.ts';
import { type RunTime, runTimeOf } from '../lab/time/run-time.ts';
import type { Lab, Unit } from '../store/lab.ts';

/** All that a picture of the Lab shows, at one step of the run. */
export interface Moment {
  readonly shape: Shape;
  readonly frame: Frame;
  readonly settings: Settings;
  /** Undefined without samples to train on. */
  readonly time: RunTime | undefined;
  readonly chosen: Unit;
  readonly sample: number;
  readonly chart: Pick<ChartContent, 'quantity' | 'log' | 'zoom' | 'end'>;
}

/** The moment that text on screen speaks of; undefined until there is one. */
export function momentOf(lab: Lab): ReadonlySignal<Moment | undefined> {
  const shapes = shapeOnScreen(lab);
  const time = runTimeOf(lab);
  return computed(() => {
    const [frame, shape] = [lab.calmFrame.value, shapes.value];
    if (!frame || !shape || frame.run !== lab.frame.peek()?.run) return undefined;
    return {
      shape,
      frame,
      settings: lab.settings.value,
      time: time.value,
      chosen: unitWithin(shape, lab.chosen.value),
      sample: lab.sample.value,
      chart: {
        quantity: chartQuantity.value,
        log: chartLog.value,
        zoom: chartZoom.value,
        end: lab.divergence.value?.lastFinite,
      },
    };
  });
}
