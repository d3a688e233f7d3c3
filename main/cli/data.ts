import { basename } from 'node:path';
import { builtInDefaults, builtInNames, isBuiltInName, makeDataset } from '../../core/data/built-in.ts';
import { openCsv } from '../../core/data/csv.ts';
import { summariseCsv } from '../../core/data/csv-columns.ts';
import { csvDataset, usualChoice, usualKind } from '../../core/data/csv-dataset.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import { imageDataset, type Testing } from '../../core/data/image-dataset.ts';
import { scaleNames } from '../../core/data/scale-inputs.ts';
import { type DataSettings, defaultSettings, type Settings } from '../../core/training/settings.ts';
import { suitedSettings } from '../../core/training/suited-settings.ts';
import { numberOption, required, UsageError } from './command.ts';
import { readImages, readNamed } from './files.ts';

export const dataOptions = [
  'dataset',
  'samples',
  'noise',
  'test-share',
  'data-seed',
  'images',
  'labels',
  'test-images',
  'test-labels',
  'hold-out',
  'csv',
  'target',
  'scale',
] as const;

export const dataUsage = [
  `--dataset NAME        one of ${builtInNames.join(' ')}`,
  '                      with --samples N --noise SIGMA --test-share 0..0.9 --data-seed N',
  '--images F --labels F IDX files, plain or gzip',
  '                      with --test-images F --test-labels F, or --hold-out N of the last samples',
  '--csv F               a CSV file: its columns of numbers are the inputs',
  '                      with --target COLUMN (its name, or its number from 1; the last without), --test-share 0..0.9',
  `--scale ${scaleNames.join('|').padEnd(14)} scales the inputs by the training part: to mean 0 and deviation 1, or to -1..1`,
];

interface Data {
  readonly dataset: Dataset;
  readonly settings: Settings;
}

/** What goes with each source of data, beside its own name. Options of another one would be passed over in silence. */
const companions = {
  dataset: ['samples', 'noise', 'test-share', 'data-seed'],
  images: ['labels', 'test-images', 'test-labels', 'hold-out'],
  csv: ['target', 'test-share', 'data-seed'],
} as const;

type DataOptions = Partial<Record<(typeof dataOptions)[number], string>>;

/** The data set that the options name, and settings that suit it to start from. Throws a `UsageError` or what readers throw. */
export async function readData(options: DataOptions): Promise<Data> {
  checkSources(options);
  const { dataset, settings } = await readSource(options);
  const scale = scaleNames.find((name) => name === options.scale);
  if (options.scale !== undefined && !scale) {
    throw new UsageError(`--scale: one of ${scaleNames.join(' ')} is expected, not ${options.scale}`);
  }
  return { dataset, settings: scale ? { ...settings, data: { ...settings.data, scale } } : settings };
}

function checkSources(options: DataOptions): void {
  const sources = (['dataset', 'images', 'csv'] as const).filter((name) => options[name] !== undefined);
  if (sources.length > 1) {
    throw new UsageError(`${sources.map((name) => `--${name}`).join(' and ')}: one of them is expected`);
  }
  const [source] = sources;
  if (!source) return;
  const alone = dataOptions.find(
    (name) =>
      options[name] !== undefined &&
      name !== source &&
      name !== 'scale' &&
      !companions[source].some((companion) => companion === name),
  );
  if (alone) throw new UsageError(`--${alone}: it does not go with --${source}`);
  if (options['test-images'] !== undefined && options['hold-out'] !== undefined) {
    throw new UsageError('--test-images and --hold-out: one of them is expected');
  }
}

function readSource(options: DataOptions): Data | Promise<Data> {
  if (options.csv !== undefined) return readCsvData(options.csv, options);
  return options.dataset === undefined ? readImageData(options) : makeData(options.dataset, options);
}

async function readCsvData(path: string, options: DataOptions): Promise<Data> {
  const csv = openCsv(await readNamed(path));
  const summary = summariseCsv(csv);
  const usual = usualChoice(summary);
  const target = options.target === undefined ? usual.target : columnAt(options.target, summary.columns);
  const testShare = options['test-share'];
  const dataset = csvDataset(csv, {
    ...usual,
    inputs: summary.columns.flatMap(({ numeric }, column) => (numeric && column !== target ? [column] : [])),
    target,
    targetKind: usualKind(summary.columns[target]!),
    testShare: testShare === undefined ? usual.testShare : numberOption('test-share', testShare, { least: 0 }),
    seed: numberOption('data-seed', options['data-seed'] ?? String(usual.seed), { whole: true, least: 0 }),
  });
  const data: DataSettings = { kind: 'given', name: dataset.name };
  return { dataset, settings: { ...defaultSettings('moons'), ...suitedSettings(dataset), data } };
}

/** A column by its name in the header, or else by its number from 1. */
function columnAt(text: string, columns: readonly { readonly name: string }[]): number {
  const named = columns.findIndex(({ name }) => name === text);
  const column = named < 0 ? Number(text) - 1 : named;
  if (columns[column]) return column;
  const names = columns.map(({ name }) => name).join(', ');
  throw new UsageError(`--target: ${text} is no column; there are ${names.slice(0, 200)}`);
}

function makeData(name: string, options: DataOptions) {
  if (!isBuiltInName(name))
    throw new UsageError(`--dataset: one of ${builtInNames.join(' ')} is expected, not ${name}`);
  const usual = builtInDefaults[name];
  const number = (key: keyof DataOptions, otherwise: number) =>
    options[key] === undefined ? otherwise : numberOption(key, options[key]);
  const made = {
    samples: number('samples', usual.samples),
    noise: number('noise', usual.noise),
    testShare: number('test-share', usual.testShare),
    seed: number('data-seed', usual.seed),
  };
  const data: DataSettings = { kind: 'built-in', name, ...made };
  return { dataset: makeDataset(name, made), settings: { ...defaultSettings(name), data } };
}

async function readImageData(options: DataOptions) {
  const images = required('images (or --dataset)', options.images);
  const training = await readImages(images, required('labels', options.labels));
  const dataset = imageDataset(basename(images), training, await testing(options));
  const data: DataSettings = { kind: 'given', name: dataset.name };
  return { dataset, settings: { ...defaultSettings('digits'), data } };
}

async function testing(options: DataOptions): Promise<Testing> {
  if (options['test-images'] !== undefined) {
    const labels = required('test-labels', options['test-labels']);
    return { kind: 'images', images: await readImages(options['test-images'], labels) };
  }
  return { kind: 'count', count: numberOption('hold-out', options['hold-out'] ?? '0', { whole: true, least: 0 }) };
}
