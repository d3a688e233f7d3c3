/**
 * Things remembered at a regular stride of steps, in bounded number: when there are too many, the stride doubles and
 * every second one is forgotten. The first is never forgotten.
 */
export interface Thinned<T extends { readonly step: number }> {
  /** Steps between two things; a power of two. */
  readonly stride: number;
  /** In rising step. */
  readonly list: readonly T[];
  /** Remembers what belongs to a step if that is a multiple of the stride beyond the last one; makes it only then. */
  offer(step: number, make: () => T): void;
  /** The last one at or before a step. */
  before(step: number): T;
  /** Forgets those after a step. */
  cut(step: number): void;
  /** Keeps no more than so many from here on, at least two. */
  limit(most: number): void;
}

/**
 * Begins with the first thing, of step 0, and with what is known of later steps already, in rising step; where nothing is, with
 * `firstStride`, a power of two.
 */
export function createThinned<T extends { readonly step: number }>(
  first: T,
  mostAtFirst: number,
  later: readonly T[] = [],
  firstStride = 1,
): Thinned<T> {
  let most = mostAtFirst;
  let list = [first, ...later];
  // The largest power of two that the first step after 0 is a multiple of.
  let stride = list[1] ? list[1].step & -list[1].step : firstStride;

  function thin(): void {
    stride *= 2;
    list = list.filter((kept) => kept.step % stride === 0);
  }
  while (list.length > most) thin();

  return {
    get stride() {
      return stride;
    },
    get list() {
      return list;
    },
    offer(step, make) {
      if (step % stride !== 0 || step <= list.at(-1)!.step) return;
      while (list.length >= most) thin();
      if (step % stride === 0) list.push(make());
    },
    before(step) {
      let low = 0;
      let high = list.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (list[middle]!.step <= step) low = middle;
        else high = middle - 1;
      }
      return list[low]!;
    },
    cut(step) {
      list = list.filter((kept) => kept.step <= step);
    },
    limit(next) {
      most = Math.max(2, next);
      while (list.length > most) thin();
    },
  };
}
