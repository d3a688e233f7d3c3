import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** A part of the page that is fetched when it is first shown, or before; nothing stands in its place until then. */
export interface Later<Props> {
  readonly View: ComponentType<Props>;
  fetch(): void;
}

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  const part = signal<ComponentType<Props> | undefined>(undefined);
  let asked = false;
  function fetch(): void {
    if (asked) return;
    asked = true;
    load().then(
      (loaded) => {
        part.value = loaded;
      },
      () => {
        // The next time it is asked for again.
        asked = false;
      },
    );
  }
  return {
    fetch,
    View(props) {
      const Part = part.value;
      if (!Part) fetch();
      return Part ? <Part {...props} /> : null;
    },
  };
}
