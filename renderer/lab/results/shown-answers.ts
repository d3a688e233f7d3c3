import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Answers } from '../../../core/training/answers.ts';
import type { Lab } from '../../store/lab.ts';

/** The answers on screen. While training goes on, frames that bring the same ones again change nothing. */
export function useAnswers(lab: Lab): ReadonlySignal<Answers | undefined> {
  const last = useRef<{ run: number; answers: Answers } | undefined>(undefined);
  return useComputed(() => {
    const frame = lab.calmFrame.value;
    const known = last.current;
    if (frame?.playing && known?.run === frame.run && known.answers.step === frame.answers?.step) return known.answers;
    last.current = frame?.answers && { run: frame.run, answers: frame.answers };
    return frame?.answers;
  });
}
