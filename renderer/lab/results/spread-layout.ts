import { bins, type Distribution } from '../../../core/training/distributions.ts';

/** The bins that are drawn: the upper half where nothing can lie below 0. */
export function rowsShown({ logarithmic }: Distribution, positive: boolean): { first: number; count: number } {
  return positive && !logarithmic ? { first: bins / 2, count: bins / 2 } : { first: 0, count: bins };
}

/** Values with a number at the side of a picture, and the bin (from below, at its lower edge) at which they lie. */
export function spreadTicks(
  { low, high, logarithmic }: Distribution,
  positive: boolean,
): readonly { readonly row: number; readonly value: number }[] {
  if (logarithmic) {
    const powers = Math.round(Math.log10(high / low));
    return [0, 0.25, 0.5, 0.75, 1].map((share) => ({
      row: bins * share,
      value: Number(`1e${Math.round(Math.log10(low) + powers * share)}`),
    }));
  }
  const zero = { row: bins / 2, value: 0 };
  const top = { row: bins, value: high };
  return positive ? [zero, top] : [{ row: 0, value: low }, zero, top];
}

/** One column of a picture: the row of shares it shows, and the steps it reaches over. */
interface SpreadColumn {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Every remembered step stands for the time that is nearer to it than to the others. */
export function spreadColumns(steps: Uint32Array, end: number): readonly SpreadColumn[] {
  const between = (at: number) => (steps[at]! + steps[at + 1]!) / 2;
  const last = steps.length - 1;
  return [...steps].map((_, at) => ({ at, from: at === 0 ? 0 : between(at - 1), to: at === last ? end : between(at) }));
}
