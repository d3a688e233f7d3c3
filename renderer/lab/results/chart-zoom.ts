/** The stretch of a run that a chart shows, in steps. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** No stretch is shorter than so many steps. */
const shortest = 4;

/** A stretch of `width` steps that begins near `from`, moved to where the run of `length` steps has room for it. */
function fitted(from: number, width: number, length: number): Stretch | undefined {
  if (width >= length) return undefined;
  const start = Math.max(0, Math.min(length - width, from));
  return { from: start, to: start + width };
}

/** From one step to another, whichever comes first. */
export function stretchBetween(a: number, b: number, length: number): Stretch | undefined {
  return fitted(Math.min(a, b), Math.max(shortest, Math.abs(a - b)), length);
}

/** `factor` times as many steps, the one at `step` staying where it is; undefined for the whole run. */
export function zoomed({ from, to }: Stretch, step: number, factor: number, length: number): Stretch | undefined {
  const width = Math.max(shortest, (to - from) * factor);
  return fitted(step - ((step - from) * width) / (to - from), width, length);
}

/** The same stretch, or one as wide that holds a step which lies outside. */
export function holding(stretch: Stretch, step: number, length: number): Stretch | undefined {
  const width = stretch.to - stretch.from;
  if (step < stretch.from) return fitted(step, width, length);
  return step > stretch.to ? fitted(step - width, width, length) : stretch;
}
