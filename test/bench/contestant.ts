import type { Workload } from './workloads.ts';

/** Somebody who can do some of the workloads. */
export interface Contestant {
  readonly name: string;
  /** What it computes with, and how its samples come. */
  readonly form: string;
  readonly ours: boolean;
  /** Letters of the workloads it takes part in. */
  readonly workloads: string;
  /** Its own ceiling in GFLOP/s, and whether it computes with inputs that are 0. */
  readonly ceiling?: { readonly gigaflops: number; readonly of: 'dense' | 'needed' };

  /**
   * Makes ready for a workload and returns its first numbers, which must be everybody's: losses of `checked` batches before
   * their updates, derivatives of `checked` parameters, losses of the first row of the grid.
   */
  load(workload: Workload): Promise<ArrayLike<number>>;
  /** The fewest units that it can do at once. */
  least(workload: Workload): number;
  /** Does a number of units, going on from where it was; returns the seconds. */
  run(units: number): Promise<number>;
  close(): void;
}
