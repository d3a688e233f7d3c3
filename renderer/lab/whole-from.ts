import { t, whole } from '../text.ts';

/** Refuses, in one sentence, what is not a whole number in this range. */
export function wholeFrom(least: number, most: number): (value: number) => string | undefined {
  return (value) =>
    Number.isInteger(value) && value >= least && value <= most
      ? undefined
      : t().wholeNumberFrom(whole(least), whole(most));
}
