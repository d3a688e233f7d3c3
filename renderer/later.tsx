import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { errorText } from './error-text.ts';
import type { Lab } from './store/lab.ts';

/** A part of the page that is fetched when it is first shown, or before; nothing stands in its place until then. */
export interface Later<Props> {
  readonly View: ComponentType<Props>;
  /** With a lab, a failure is told there; without, it is left to the next time. */
  fetch(lab?: Lab): void;
}

export function later<Props extends { readonly lab: Lab }>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  const part = signal<ComponentType<Props> | undefined>(undefined);
  let asked = false;
  function fetch(lab?: Lab): void {
    if (asked) return;
    asked = true;
    load().then(
      (loaded) => {
        part.value = loaded;
      },
      (failure) => {
        // The next time it is asked for again.
        asked = false;
        if (lab) lab.problem.value = errorText(failure);
      },
    );
  }
  return {
    fetch,
    View(props) {
      const Part = part.value;
      if (!Part) fetch(props.lab);
      return Part ? <Part {...props} /> : null;
    },
  };
}
