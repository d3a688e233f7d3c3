import type { Dataset } from '../../core/data/dataset.ts';
import type { RunFile } from '../../core/run-file/read-run.ts';
import { readData } from './data.ts';

/** Where the data of a run is that does not travel with it. */
export const runDataOptions = [
  'images',
  'labels',
  'test-images',
  'test-labels',
  'csv',
  'target',
  'test-share',
  'data-seed',
] as const;

export const runDataUsage = [
  '--images F --labels F the data it was trained on, where the file does not have it; with --test-images F',
  '                      --test-labels F, or --csv F as for train',
];

/** The data that the options name, split as the run had it; undefined when they name none. */
export async function readRunData(
  options: Partial<Record<(typeof runDataOptions)[number], string>>,
  { manifest }: RunFile,
): Promise<Dataset | undefined> {
  if (options.images === undefined && options.csv === undefined) return undefined;
  // Pictures without test files of their own: the last of them were held out.
  const ownTests = options.csv !== undefined || options['test-images'] !== undefined;
  const held = ownTests ? {} : { 'hold-out': String(manifest.data.test) };
  return (await readData({ ...options, ...held })).dataset;
}
