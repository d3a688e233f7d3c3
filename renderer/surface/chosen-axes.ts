import type { Axes } from '../../core/surface/weights-plane.ts';

/** Axes with one of them changed; one that is the other changes places with it. */
export function withAxis([first, second]: Axes, which: 0 | 1, place: number): Axes {
  if (which === 0) return place === second ? [second, first] : [place, second];
  return place === first ? [second, first] : [first, place];
}
