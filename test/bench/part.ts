/** What the command line asked for. */
export interface BenchOptions {
  /** Slices of each contestant, and how long each should take. */
  readonly slices: { readonly count: number; readonly seconds: number };
  /** Letters of the workloads to run. */
  readonly workloads: string;
  /** How long runs go on whose memory is looked at. */
  readonly minutes: number;
  /** Only our fastest engine and NumPy: what others take minutes for. */
  readonly duel?: boolean;
  /** Where to draw the table, if at all. */
  readonly picture: string | undefined;
  /** Shows a line as soon as it is known. */
  say(line: string): void;
}

/** A part of the benchmark: it shows its lines while it runs, and returns all it found for `--json`. */
export type Part = (options: BenchOptions) => Promise<object>;
