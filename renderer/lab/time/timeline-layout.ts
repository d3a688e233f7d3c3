import type { FilmFrame } from '../../../core/protocol/messages.ts';

/** Where things lie in the timeline, in CSS px: flags on top, the film under them, numbers at the bottom. */
export interface TimelineLayout {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  x(step: number): number;
  /** The step under a place, between 0 and the furthest one. */
  stepAt(x: number, end: number): number;
}

/** The tallest film; more height would only make its pictures fewer. */
const tallest = 96;

export function timelineLayout(
  { width, height, text }: { readonly width: number; readonly height: number; readonly text: number },
  length: number,
): TimelineLayout {
  const top = text + 5;
  const bottom = Math.max(top + 1, Math.min(height - text - 6, top + tallest));
  return {
    width,
    top,
    bottom,
    x: (step) => (width * step) / length,
    stepAt: (x, end) => Math.max(0, Math.min(end, Math.round((x / width) * length))),
  };
}

/** One picture of the film: a square in the middle of its stretch of time. */
export interface FilmSlot {
  readonly x: number;
  readonly side: number;
  /** Which frame of the film it shows. */
  readonly frame: number;
}

/** The space between two pictures of the film. */
const seam = 2;

/**
 * Square pictures side by side, as many as there is room for. Each shows the frame nearest to the middle of its stretch of
 * time, or to the end of the run within it; stretches that the run has not reached stay empty.
 */
export function filmSlots(
  { width, top, bottom }: TimelineLayout,
  length: number,
  film: readonly Pick<FilmFrame, 'step'>[],
  end: number,
): readonly FilmSlot[] {
  const side = bottom - top;
  const count = Math.max(1, Math.floor(width / (side + seam)));
  if (film.length === 0) return [];
  const slots: FilmSlot[] = [];
  let frame = 0;
  for (let i = 0; i < count && (length * i) / count <= end; i++) {
    const middle = Math.min(end, (length * (i + 0.5)) / count);
    while (frame + 1 < film.length && distance(film[frame + 1]!, middle) <= distance(film[frame]!, middle)) frame += 1;
    slots.push({ x: (width * (i + 0.5)) / count - side / 2, side, frame });
  }
  return slots;
}

const distance = ({ step }: Pick<FilmFrame, 'step'>, to: number) => Math.abs(step - to);

/** A mark over the film: an icon at a step, with words beside it where there is room. */
export interface Flag {
  readonly step: number;
  /** Width of its words in px. */
  readonly words: number;
}

export interface PlacedFlag<T> {
  readonly flag: T;
  readonly x: number;
  /** On which side of the step icon and words stand: where there is a choice, left in the last fifth. */
  readonly side: 'left' | 'right';
  readonly withWords: boolean;
}

/** What lies over the flags: half the grip of the playhead, and what stands free between a step and its icon. */
const grip = 7;
const beside = 8;

/**
 * Places flags, the most important first, clear of each other and of a playhead that stands at `playhead` px: an icon at every
 * step where there is room on one of its sides, and words with it where there is room for these.
 */
export function placeFlags<T extends Flag>(
  flags: readonly T[],
  { width, x }: Pick<TimelineLayout, 'width' | 'x'>,
  icon: number,
  playhead: number,
): readonly PlacedFlag<T>[] {
  const placed: PlacedFlag<T>[] = [];

  function isFree(one: PlacedFlag<T>, others: readonly PlacedFlag<T>[]): boolean {
    const [left, right] = extent(one, icon);
    if (left < 0 || right > width) return false;
    const ink = one.side === 'left' ? ([left, right - beside] as const) : ([left + beside, right] as const);
    if (!apart(ink, [playhead - grip, playhead + grip])) return false;
    return others.every((other) => apart([left, right], extent(other, icon)));
  }

  for (const flag of flags) {
    const at = x(flag.step);
    const sides = at > 0.8 * width ? (['left', 'right'] as const) : (['right', 'left'] as const);
    const choices = sides.map((side) => ({ flag, x: at, side, withWords: false }));
    const free = choices.find((one) => isFree(one, placed));
    if (free) placed.push(free);
  }
  for (const [i, one] of placed.entries()) {
    const others = placed.filter((other) => other !== one);
    const choices = [one.side, opposite[one.side]].map((side) => ({ ...one, side, withWords: true }));
    placed[i] = choices.find((wordy) => isFree(wordy, others)) ?? one;
  }
  return placed;
}

const opposite = { left: 'right', right: 'left' } as const;

function extent({ flag, x, side, withWords }: PlacedFlag<Flag>, icon: number): readonly [number, number] {
  const length = withWords ? icon + flag.words : icon;
  return side === 'left' ? [x - length, x] : [x, x + length];
}

const apart = (a: readonly [number, number], b: readonly [number, number]) => a[1] <= b[0] || a[0] >= b[1];
