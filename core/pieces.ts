/** A computation in pieces of a few milliseconds at most: whoever runs it may pause or drop it between two of them. */
export type Pieces<T> = Generator<undefined, T, undefined>;

/** Runs a computation to its end and returns its result. */
export function finish<T>(pieces: Pieces<T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
