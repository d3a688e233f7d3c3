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

export function createDue({ share, longestRest }: ShareOfTime): Due {
  let next = 0;
  return {
    at: (now) => now >= next,
    done(began, ended) {
      const took = ended - began;
      next = ended + Math.min(took / share, Math.max(longestRest, 4 * took));
    },
  };
}
