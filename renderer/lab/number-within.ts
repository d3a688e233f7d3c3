import { plain, t, whole } from '../text.ts';

/** Says in one sentence why a number will not do; undefined when it will. */
type Refuse = (value: number) => string | undefined;

/** Refuses what is not a whole number in this range. */
export function wholeWithin(least: number, most: number): Refuse {
  return (value) =>
    Number.isInteger(value) && value >= least && value <= most
      ? undefined
      : t().wholeNumberFrom(whole(least), whole(most));
}

/** Refuses what is not in this range. */
export function numberWithin(least: number, most: number): Refuse {
  return (value) => (value >= least && value <= most ? undefined : t().numberFromTo(plain(least), plain(most)));
}

/** Far beyond any use, and well within float32. A number that is far too large is a lesson, not an error. */
const most = 1e30;
export const refuseRate = numberWithin(0, most);
export const refuseParameter = numberWithin(-most, most);
