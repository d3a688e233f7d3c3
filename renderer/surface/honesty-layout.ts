import type { PathOnPlane } from '../../core/surface/protocol.ts';

/** How far a picture is off the true loss along the path. */
export interface Gaps {
  /** Height minus true loss at each point; NaN where either is not finite. */
  readonly each: readonly number[];
  /** The point with the largest gap, and that gap; undefined when nothing is known yet. */
  readonly worst: { readonly step: number; readonly gap: number } | undefined;
  /** Range of the drawing: from `low`, at most 0, to `high`, at least 0. */
  readonly low: number;
  readonly high: number;
}

export function gapsOf({ steps, height, loss }: PathOnPlane): Gaps {
  const each = Array.from(loss, (true_, i) => {
    const gap = height[i]! - true_;
    return Number.isFinite(gap) ? gap : Number.NaN;
  });
  let worst: Gaps['worst'];
  let [low, high] = [0, 0];
  for (const [i, gap] of each.entries()) {
    if (Number.isNaN(gap)) continue;
    low = Math.min(low, gap);
    high = Math.max(high, gap);
    if (!worst || Math.abs(gap) > Math.abs(worst.gap)) worst = { step: steps[i]!, gap };
  }
  return { each, worst, low, high };
}

/** A stem of the drawing in px: its place, and its two ends. */
export interface Stem {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Stems by step over a box, from the line of no gap, and where that line lies. Of stems closer than `apart` px the one with
 * the largest gap stands for all.
 */
export function stemsIn(
  steps: Uint32Array,
  { each, low, high }: Gaps,
  box: Box,
  apart: number,
): { zero: number; stems: Stem[] } {
  const last = steps.at(-1) || 1;
  const span = high - low || 1;
  const at = (gap: number) => box.top + ((box.bottom - box.top) * (high - gap)) / span;
  const zero = at(0);
  const stems: Stem[] = [];
  let place = Number.NEGATIVE_INFINITY;
  for (const [i, gap] of each.entries()) {
    if (Number.isNaN(gap)) continue;
    const stem = { x: box.left + ((box.right - box.left) * steps[i]!) / last, from: zero, to: at(gap) };
    const before = stems.at(-1);
    if (!before || stem.x - place >= apart) {
      stems.push(stem);
      place = stem.x;
    } else if (Math.abs(stem.to - zero) > Math.abs(before.to - zero)) {
      stems[stems.length - 1] = { ...stem, x: place };
    }
  }
  return { zero, stems };
}
