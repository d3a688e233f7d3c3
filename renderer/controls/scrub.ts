import { slack, weighed } from './scrub-law.ts';

interface Scrub {
  /** The number that so many weighed px lead to. */
  readonly at: (px: number) => number;
  /** The pointer has left its slack: this is no click. */
  readonly onGrasp: () => void;
  readonly onDrag: (value: number) => void;
  /** The drag is over; Escape takes it back. */
  readonly onLetGo: (takenBack: boolean) => void;
}

/**
 * Follows a pointer that was pressed on an element, sideways, until it is let go. Meanwhile no key means anything but Escape.
 * A pointer that stays in its slack only clicks; the click that ends a drag is swallowed.
 */
export function followScrub(down: PointerEvent, { at, onGrasp, onDrag, onLetGo }: Scrub): void {
  if (down.button !== 0 || !down.isPrimary) return;
  const element = down.currentTarget as HTMLElement;
  const listening = new AbortController();
  let x = down.clientX;
  let px = 0;
  let state: 'pressed' | 'dragging' | 'over' = 'pressed';

  function listen<Type extends keyof WindowEventMap>(type: Type, hear: (event: WindowEventMap[Type]) => void): void {
    addEventListener(type, hear, { capture: true, signal: listening.signal });
  }

  function letGo(takenBack: boolean): void {
    if (state === 'dragging') onLetGo(takenBack);
    state = 'over';
  }

  function up({ pointerId }: PointerEvent): void {
    if (pointerId !== down.pointerId) return;
    if (state !== 'pressed') swallowClick();
    letGo(false);
    listening.abort();
  }

  element.setPointerCapture(down.pointerId);
  // The host would mark the text that is passed, and carry off marked text instead of the number.
  for (const type of ['selectstart', 'dragstart'] as const) listen(type, (event) => event.preventDefault());
  listen('pointermove', (event) => {
    if (event.pointerId !== down.pointerId) return;
    event.stopPropagation(); // What lies under the pointer is not meant.
    if (state === 'over') return;
    if (state === 'pressed') {
      if (Math.abs(event.clientX - x) < slack) return;
      state = 'dragging';
      onGrasp();
    }
    px += weighed(event.clientX - x, event);
    x = event.clientX;
    onDrag(at(px));
  });
  listen('pointerup', up);
  listen('pointercancel', up);
  listen('keydown', (event) => {
    if (state === 'pressed') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') letGo(true);
  });
}

/** The click of a pointer that is let go comes before anything else can happen. */
function swallowClick(): void {
  const swallowing = new AbortController();
  addEventListener('click', (event) => event.stopPropagation(), { capture: true, signal: swallowing.signal });
  setTimeout(() => swallowing.abort());
}
