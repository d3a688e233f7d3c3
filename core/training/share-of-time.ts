/** How much time something may cost beside training. */
export interface ShareOfTime {
  /** Of the time that training has: 0.05 for a twentieth. */
  readonly share: number;
  /** The longest pause between two times, in milliseconds; four times as long as it takes where that is more. */
  readonly longestRest: number;
}

/** Says when something that costs training time is due again: what takes long is done seldom. */
export interface Due {
  at(now: number): boolean;
  /** It was done, from one time to another. */
  done(began: number, ended: number): void;
}

/** How much more than before something may be taken to cost at once, and the least in milliseconds that this is counted from. */
const rise = { most: 2, from: 0.05 };

/** What once takes far longer than before was held up by other programs: the share is of what it takes itself. */
export function createDue({ share, longestRest }: ShareOfTime): Due {
  let next = 0;
  let cost = Number.POSITIVE_INFINITY;
  return {
    at: (now) => now >= next,
    done(began, ended) {
      cost = Math.min(ended - began, rise.most * Math.max(cost, rise.from));
      next = ended + Math.min(cost / share, Math.max(longestRest, 4 * cost));
    },
  };
}
