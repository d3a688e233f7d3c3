import { basename } from 'node:path';
import { builtInDefaults, builtInNames, isBuiltInName, makeDataset } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import { imageDataset, type Testing } from '../../core/data/image-dataset.ts';
import { type DataSettings, defaultSettings, type Settings } from '../../core/training/settings.ts';
import { numberOption, required, UsageError } from './command.ts';
import { readImages } from './files.ts';

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
] as const;

export const dataUsage = [
  `--dataset NAME        one of ${builtInNames.join(' ')}`,
  '                      with --samples N --noise SIGMA --test-share 0..0.9 --data-seed N',
  '--images F --labels F IDX files, plain or gzip',
  '                      with --test-images F --test-labels F, or --hold-out N of the last samples',
];

type DataOptions = Partial<Record<(typeof dataOptions)[number], string>>;

/** The data set that the options name, and settings that suit it to start from. Throws a `UsageError` or what readers throw. */
export async function readData(options: DataOptions): Promise<{ dataset: Dataset; settings: Settings }> {
  if (options.dataset !== undefined && options.images !== undefined) {
    throw new UsageError('--dataset and --images: one of them is expected, not both');
  }
  return options.dataset === undefined ? readImageData(options) : makeData(options.dataset, options);
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
