import type { Contestant } from './contestant.ts';
import type { Workload } from './workloads.ts';

/** The largest difference between two lists of numbers, as a share of the largest number. */
function apart(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [difference, largest] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    difference = Math.max(difference, Math.abs(found[i]! - expected[i]!));
    largest = Math.max(largest, Math.abs(expected[i]!));
  }
  return difference / largest;
}

/** Makes everybody ready for a workload; leaves out, with the reason, who does not get the first one's numbers. */
export async function agreeing(
  contestants: readonly Contestant[],
  workload: Workload,
): Promise<{ readonly agreed: readonly Contestant[]; readonly failed: readonly string[] }> {
  const [first, ...others] = contestants.filter((one) => one.workloads.includes(workload.name));
  const expected = await first!.load(workload);
  const agreed = [first!];
  const failed: string[] = [];
  for (const one of others) {
    try {
      const difference = apart(await one.load(workload), expected);
      if (difference <= workload.tolerance) agreed.push(one);
      else failed.push(`${one.name}, ${one.form}: differs from ours by ${difference.toExponential(1)} of the largest`);
    } catch (error) {
      failed.push(`${one.name}, ${one.form}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { agreed, failed };
}
