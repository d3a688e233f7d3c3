import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { FilmFrame, Frame } from '../../core/protocol/messages.ts';
import type { Distributions } from '../../core/training/distributions.ts';

/** Milliseconds between changes of text while numbers stream. */
const calm = 100;

/** What is drawn of a run, and what is read of it, which follows more calmly. */
export interface Screen {
  readonly frame: ReadonlySignal<Frame | undefined>;
  readonly calmFrame: ReadonlySignal<Frame | undefined>;
  readonly film: ReadonlySignal<readonly FilmFrame[]>;
  readonly spread: ReadonlySignal<Distributions | undefined>;
  /** Whether the run at hand has no frame yet: what is on screen is of the one before. */
  readonly awaiting: ReadonlySignal<boolean>;
  /** Draws a frame at a time in milliseconds. */
  show(next: Frame, now: number): void;
  /** Forgets what belongs to the run before. Its last frame stays until another is drawn. */
  clear(): void;
}

/** `isPresent` says whether a run, by its number, is still the one at hand. */
export function createScreen(isPresent: (run: number) => boolean): Screen {
  const frame = signal<Frame | undefined>(undefined);
  const calmFrame = signal<Frame | undefined>(undefined);
  const film = signal<readonly FilmFrame[]>([]);
  const spread = signal<Distributions | undefined>(undefined);
  const awaiting = signal(false);
  let calmed = 0;

  function tell(): void {
    const drawn = frame.peek();
    if (!drawn || !isPresent(drawn.run)) return;
    batch(() => {
      calmFrame.value = drawn;
      if (drawn.film) film.value = drawn.film;
    });
  }

  return {
    frame,
    calmFrame,
    film,
    spread,
    awaiting,
    show(next, now) {
      batch(() => {
        frame.value = next;
        awaiting.value = false;
        if (next.distributions) spread.value = next.distributions;
        if (!next.playing) tell();
      });
      if (!next.playing || now - calmed < calm) return;
      calmed = now;
      // Text in a task of its own: with the drawing it would hold up keys and pointer for too long.
      setTimeout(tell);
    },
    clear() {
      film.value = [];
      spread.value = undefined;
      awaiting.value = true;
    },
  };
}
