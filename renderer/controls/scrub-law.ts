/** Px a pointer moves before it drags: less is a click by an unsteady hand. */
export const slack = 3;

interface Held {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What px of pointer count as: ten times with Shift, a tenth with Alt. */
export function weighed(px: number, { shiftKey, altKey }: Held): number {
  return px * (shiftKey ? 10 : altKey ? 0.1 : 1);
}

/**
 * The number that a drag of so many weighed px leads to from another: each adds a hundredth to numbers below 10, a tenth to
 * those below 100 and so on. It ends one digit after that, without tails of rounding.
 */
export function scrubbed(from: number, px: number): number {
  const magnitude = Math.max(0, Math.floor(Math.log10(Math.abs(from) || 1)));
  return Number((from + px * 10 ** (magnitude - 2)).toFixed(Math.max(0, 3 - magnitude)));
}
