/** Milliseconds between two times of something that takes no more than a quarter of that, at most. */
export interface ShareOfTime {
  /** Of the time that training has. */
  readonly share: number;
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
