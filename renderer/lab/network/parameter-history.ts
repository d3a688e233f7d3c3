import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Lab } from '../../store/lab.ts';

export interface History {
  readonly steps: Uint32Array;
  readonly values: Float32Array;
}

/** Milliseconds between two questions while training goes on. */
const period = 400;

/** One parameter at the kept steps of the run, asked for while the component lives; frames carry its gradient as well. */
export function useHistory(lab: Lab, place: number): ReadonlySignal<History | undefined> {
  const history = useSignal<History | undefined>(undefined);
  useEffect(() => {
    let stopped = false;
    let asked = '';
    const only = Uint32Array.of(place);
    lab.watched.value = only;
    function ask(): void {
      const { run, step, parameters } = lab.frame.peek() ?? {};
      const question = `${run}/${step}/${parameters?.[place]}`;
      if (question === asked) return;
      asked = question;
      lab.trace(-1, only).then(({ steps, parameters }) => {
        if (!stopped) history.value = { steps, values: parameters };
      });
    }
    ask();
    const timer = setInterval(ask, period);
    return () => {
      stopped = true;
      clearInterval(timer);
      history.value = undefined;
      if (lab.watched.peek() === only) lab.watched.value = new Uint32Array(0);
    };
  }, [lab, place]);
  return history;
}
