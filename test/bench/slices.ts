/** Something that can be done in pieces and timed. */
export interface Runner {
  /** The fewest units that it can do at once. */
  readonly least: number;
  /** Does a number of units, going on from where it was; returns the seconds. */
  run(units: number): Promise<number> | number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Units that take about so many seconds; doing them has warmed the runner up. */
async function unitsFor({ least, run }: Runner, seconds: number): Promise<number> {
  for (let units = least; ; units *= 2) {
    const taken = await run(units);
    if (taken >= seconds / 3) return least * Math.max(1, Math.round((units * seconds) / taken / least));
  }
}

/**
 * Seconds a unit of every runner, slice by slice: a slice of each, then the next slice of each, so that a busy machine is
 * busy for all.
 */
export async function timeSlices(
  runners: readonly Runner[],
  { count, seconds }: { readonly count: number; readonly seconds: number },
): Promise<readonly (readonly number[])[]> {
  const timed: { runner: Runner; units: number; slices: number[] }[] = [];
  for (const runner of runners) timed.push({ runner, units: await unitsFor(runner, seconds), slices: [] });
  for (let n = 0; n < count; n++) {
    for (const { runner, units, slices } of timed) slices.push((await runner.run(units)) / units);
  }
  return timed.map(({ slices }) => slices);
}

/** How many times as long the other one took, in the middle slice of those that were timed side by side. */
export function ratio(other: readonly number[], one: readonly number[]): number {
  return median(other.map((seconds, n) => seconds / one[n]!));
}
