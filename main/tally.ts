/** Counts what happened of late. */
export interface Tally {
  add(): void;
  count(): number;
}

/** A tally of the last `within` milliseconds. */
export function createTally(within: number, now: () => number): Tally {
  let times: number[] = [];
  return {
    add() {
      times.push(now());
    },
    count() {
      times = times.filter((time) => now() - time < within);
      return times.length;
    },
  };
}
