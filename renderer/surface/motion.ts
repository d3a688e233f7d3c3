import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Angle } from './view-angle.ts';

/** A view that has not turned for so many milliseconds is at rest. */
const rest = 160;

/** Whether a view is being turned right now; `stop` ends the watch. */
export function createMotion(angle: ReadonlySignal<Angle>): { readonly is: ReadonlySignal<boolean>; stop(): void } {
  const is = signal(false);
  let before = angle.peek();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unwatch = effect(() => {
    if (angle.value === before) return;
    before = angle.value;
    is.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      is.value = false;
    }, rest);
  });
  return {
    is,
    stop() {
      unwatch();
      clearTimeout(timer);
    },
  };
}
