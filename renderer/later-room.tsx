import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** A room that is fetched when it is first entered, or before; nothing stands in its place until then. */
export interface LaterRoom<Props> {
  readonly View: ComponentType<Props>;
  fetch(): void;
}

export function laterRoom<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterRoom<Props> {
  const room = signal<ComponentType<Props> | undefined>(undefined);
  let asked = false;
  function fetch(): void {
    if (asked) return;
    asked = true;
    load().then(
      (loaded) => {
        room.value = loaded;
      },
      () => {
        // The next visit asks again.
        asked = false;
      },
    );
  }
  return {
    fetch,
    View(props) {
      const Room = room.value;
      if (!Room) fetch();
      return Room ? <Room {...props} /> : null;
    },
  };
}
