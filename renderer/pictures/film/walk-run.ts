import { computed } from '@preact/signals';
import type { Lab } from '../../store/lab.ts';

/**
 * Shows some steps of the run one after the other, and in the end goes back to where it was, on its way if it was. `visit` takes
 * what it needs of a step before it first waits: the next one is under way then. Ends early, with false, when it is told to
 * stop or when another run begins.
 */
export async function walkRun(
  lab: Lab,
  stepsOf: (end: number) => readonly number[],
  stop: AbortSignal,
  visit: (place: number, count: number) => Promise<void>,
): Promise<boolean> {
  const { run } = lab.frame.peek()!;
  const [wasPlaying, wasStopped] = [lab.playing.peek(), lab.stopped.peek()];
  lab.pause();
  await when(lab, stop, () => !lab.playing.value);
  const { step: from, end } = lab.frame.peek()!;
  const steps = stepsOf(end);
  try {
    const isOver = () => stop.aborted || lab.frame.peek()?.run !== run;
    lab.seek(steps[0]!);
    for (const [i, step] of steps.entries()) {
      await when(lab, stop, () => lab.frame.value?.step === step && lab.calmFrame.value?.step === step);
      if (isOver()) return false;
      const visited = visit(i, steps.length);
      const next = steps[i + 1];
      if (next !== undefined && !isOver()) lab.seek(next);
      await visited;
      if (isOver()) return false;
    }
    return true;
  } finally {
    if (lab.frame.peek()?.run === run) {
      lab.seek(from);
      lab.stopped.value = wasStopped;
      if (wasPlaying) lab.play();
    }
  }
}

/** Waits until something is so on screen, or the run is another, or there is no reason to wait any more. */
function when(lab: Lab, stop: AbortSignal, isSo: () => boolean): Promise<void> {
  const { run } = lab.frame.peek()!;
  const over = computed(() => isSo() || lab.frame.value?.run !== run);
  let end = () => {};
  return new Promise<void>((resolve) => {
    end = over.subscribe((is) => is && resolve());
    stop.addEventListener('abort', () => resolve(), { once: true });
    if (stop.aborted) resolve();
  }).finally(() => end());
}
