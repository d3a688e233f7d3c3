import type { Contestant } from './contestant.ts';
import type { Panel } from './plot.ts';
import { median, ratio } from './slices.ts';
import type { Workload } from './workloads.ts';

/** Somebody's place on one workload. */
interface Row {
  readonly name: string;
  readonly form: string;
  readonly ours: boolean;
  /** Steps a second for A to C; seconds for the whole of D and E. */
  readonly perSecond?: number;
  readonly seconds?: number;
  /** How many times as long as our engine; below 1 it is faster. */
  readonly ratio: number;
  /** The fastest and the slowest slice over the middle one. */
  readonly spread: readonly [number, number];
  readonly gigaflops?: number;
  /** Share of its own ceiling. */
  readonly ofCeiling?: number;
}

export interface Table {
  readonly workload: Workload['name'];
  readonly title: string;
  readonly rows: readonly Row[];
  /** Those whose numbers are not ours, who were not timed. */
  readonly failed: readonly string[];
}

/** `slices` and `ourSlices` are seconds a unit, timed side by side. */
export function rowOf(
  contestant: Contestant,
  slices: readonly number[],
  ourSlices: readonly number[],
  workload: Workload,
): Row {
  const unit = median(slices);
  const { name, form, ceiling } = contestant;
  const row = {
    name,
    form,
    ours: contestant.ours,
    ratio: ratio(slices, ourSlices),
    spread: [Math.min(...slices) / unit, Math.max(...slices) / unit],
  } as const;
  if (workload.unit !== 'step') return { ...row, seconds: unit * workload.whole };
  if (!ceiling) return { ...row, perSecond: 1 / unit };
  const gigaflops = workload.flops[ceiling.of] / unit / 1e9;
  return { ...row, perSecond: 1 / unit, gigaflops, ofCeiling: gigaflops / ceiling.gigaflops };
}

/** Three digits, or all those before the point. */
export const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** A table as lines of text, with an empty one before. */
export function linesOf({ workload, title, rows, failed }: Table): readonly string[] {
  const names = rows.map((row) => `${row.name}: ${row.form}`);
  const widest = Math.max(...names.map((name) => name.length));
  const line = (name: string, ...columns: readonly string[]) =>
    `  ${name.padEnd(widest)}${columns.map((column) => column.padStart(11)).join('')}`;
  return [
    '',
    `${workload}  ${title}`,
    line('', rows[0]?.seconds === undefined ? 'steps/s' : 'seconds', 'x ours', 'slices', 'GFLOP/s', 'of limit'),
    ...rows.map((row, n) =>
      line(
        names[n]!,
        number(row.perSecond ?? row.seconds ?? Number.NaN),
        row.ratio.toFixed(2),
        row.spread.map((share) => share.toFixed(2)).join('-'),
        row.gigaflops?.toFixed(1) ?? '',
        row.ofCeiling === undefined ? '' : `${(100 * row.ofCeiling).toFixed(0)} %`,
      ).trimEnd(),
    ),
    ...failed.map((who) => `  not timed: ${who}`),
  ];
}

/** A table as a diagram. */
export const panelOf = ({ workload, title, rows }: Table): Panel => ({
  title: `${workload}  ${title}`,
  unit: rows[0]?.seconds === undefined ? 'steps a second, more is faster' : 'seconds, fewer is faster',
  marks: rows.map((row) => ({
    label: `${row.name}: ${row.form}`,
    value: row.perSecond ?? row.seconds ?? Number.NaN,
    ours: row.ours,
  })),
});

/** What the columns mean. */
export const notes = [
  '',
  'x ours: time over that of our SIMD engine, slice beside slice; above 1 ours is faster. slices: fastest and slowest over the middle.',
  'of limit: NumPy counts all products, against its own product of matrices; ours only those whose input is not 0, against registers.',
  'D: ours is the incremental algorithm, which recomputes only what a parameter moves; peers and textbook take two forward passes for',
  'each parameter, as in the book; theirs is measured on a share of the parameters and scaled up.',
];
