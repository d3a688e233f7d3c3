import { computed, type ReadonlySignal } from '@preact/signals';
import type { Lab } from '../../store/lab.ts';
import { type RunSpan, runSpan } from './run-span.ts';
import { createSchedule, type Schedule } from './schedule.ts';

/** Epochs of the run on screen and the stretch of time that charts show. */
export interface RunTime {
  readonly schedule: Schedule;
  readonly span: RunSpan;
}

const known = new WeakMap<Lab, ReadonlySignal<RunTime | undefined>>();

/** Follows the frames of a lab; changes only when an epoch table or the span does. Undefined before the first frame and without samples. */
export function runTimeOf(lab: Lab): ReadonlySignal<RunTime | undefined> {
  const made = known.get(lab);
  if (made) return made;
  // The events come with every frame: what is made of them is made again only when they differ.
  const events = computed(() => {
    const { start, events } = lab.frame.value ?? {};
    return JSON.stringify([start?.batch, events?.map(({ step, change }) => [step, change.batch])]);
  });
  const schedule = computed(() => {
    events.value;
    const [frame, dataset] = [lab.frame.peek(), lab.dataset.value];
    return frame && dataset && dataset.train > 0 ? createSchedule(dataset.train, frame.start, frame.events) : undefined;
  });
  let last: RunTime | undefined;
  const time = computed(() => {
    const frame = lab.frame.value;
    if (!frame || !schedule.value) return undefined;
    const span = runSpan(frame.end, schedule.value);
    const same = last?.schedule === schedule.value && last.span.length === span.length && last.span.unit === span.unit;
    if (!same) last = { schedule: schedule.value, span };
    return last;
  });
  known.set(lab, time);
  return time;
}
