import type { Dataset } from '../../core/data/dataset.ts';
import { outputsFor } from '../../core/data/dataset.ts';
import { type ActivationName, activationNames, type LossName, lossNames } from '../../core/engine/network.ts';
import { type Optimizer, type OptimizerName, optimizerDefaults, optimizerNames } from '../../core/engine/optimizer.ts';
import { LabError } from '../../core/lab-error.ts';
import { parseSettings, type Settings } from '../../core/training/settings.ts';
import { choiceOption, numberOption, UsageError } from './command.ts';

export const networkOptions = ['layers', 'activation', 'loss', 'init', 'seed'] as const;
const optimizerOptions = ['optimizer', 'momentum', 'decay', 'beta1', 'beta2', 'epsilon'] as const;
export const trainingOptions = ['lr', 'batch', 'l1', 'l2', 'gradient', ...optimizerOptions] as const;

export const networkUsage = [
  '--layers 784,50,10    inputs, hidden layers, outputs',
  `--activation NAME     of all hidden layers, or one a layer by comma: ${activationNames.join(' ')}`,
  `--loss NAME           ${lossNames.join(' ')}`,
  '--init 0.01           standard deviation of the start weights, xavier or he',
  '--seed 1',
];

export const trainingUsage = [
  `--optimizer NAME      ${optimizerNames.join(' ')}`,
  '                      with --momentum, --decay, --beta1, --beta2, --epsilon where it has them',
  '--lr 0.1 --batch 100 --l1 0 --l2 0',
  '--gradient NAME       backprop numerical',
];

type Options = Partial<Record<(typeof networkOptions)[number] | (typeof trainingOptions)[number], string>>;

/** Settings with what the options change. Throws a `UsageError`, or a `shape` error when layers do not fit the data. */
export function applyOptions(options: Options, usual: Settings, dataset: Dataset): Settings {
  const loss = choice('loss', options.loss, lossNames) ?? usual.loss;
  const number = (name: keyof Options, otherwise: number) =>
    options[name] === undefined ? otherwise : numberOption(name, options[name]);
  return checked({
    ...usual,
    loss,
    hidden: hiddenLayers(options, usual, dataset, loss),
    optimizer: optimizer(options, usual),
    learningRate: number('lr', usual.learningRate),
    batch: number('batch', usual.batch),
    l1: number('l1', usual.l1),
    l2: number('l2', usual.l2),
    gradient: choice('gradient', options.gradient, ['backprop', 'numerical'] as const) ?? usual.gradient,
    initialisation: initialisation(options.init) ?? usual.initialisation,
    seed: number('seed', usual.seed),
  });
}

function checked(settings: Settings): Settings {
  try {
    return parseSettings(settings);
  } catch (thrown) {
    throw thrown instanceof LabError ? new UsageError(thrown.message) : thrown;
  }
}

function choice<T extends string>(name: string, value: string | undefined, known: readonly T[]): T | undefined {
  return value === undefined ? undefined : choiceOption(name, value, known);
}

function initialisation(text: string | undefined): Settings['initialisation'] | undefined {
  if (text === undefined || text === 'xavier' || text === 'he') return text;
  return numberOption('init', text, { least: 0 });
}

/** The sizes of a `--layers` option. */
export function readLayers(text: string): readonly number[] {
  return text.split(',').map((size) => numberOption('layers', size, { whole: true, least: 1 }));
}

/** One activation for every hidden layer, from one name for all or one a layer. */
export function readActivations(text: string | undefined, hidden: number, usual: ActivationName): ActivationName[] {
  const names = (text ?? usual).split(',').map((name) => choice('activation', name, activationNames)!);
  if (names.length !== 1 && names.length !== hidden) {
    throw new UsageError(
      `--activation: ${names.length} names for ${hidden} hidden layers; one for all or one each is expected`,
    );
  }
  return Array.from({ length: hidden }, (_, i) => names[i % names.length]!);
}

function hiddenLayers(options: Options, usual: Settings, dataset: Dataset, loss: LossName): Settings['hidden'] {
  const expected = [dataset.features, ...usual.hidden.map((layer) => layer.units), outputsFor(dataset.target, loss)];
  const sizes = options.layers === undefined ? expected : readLayers(options.layers);
  const [inputs, outputs] = [expected[0], expected.at(-1)];
  if (sizes.length < 2 || sizes[0] !== inputs || sizes.at(-1) !== outputs) {
    throw new LabError(
      'shape',
      `--layers ${sizes.join(',')}: ${dataset.name} with ${loss} needs ${inputs} inputs and ${outputs} outputs`,
    );
  }
  const units = sizes.slice(1, -1);
  const activations = readActivations(options.activation, units.length, usual.hidden[0]?.activation ?? 'sigmoid');
  return units.map((count, i) => ({ units: count, activation: activations[i]! }));
}

function optimizer(options: Options, usual: Settings): Optimizer {
  const name = choice<OptimizerName>('optimizer', options.optimizer, optimizerNames) ?? usual.optimizer.name;
  const made: Record<string, number | string> = { ...optimizerDefaults[name] };
  for (const key of optimizerOptions.slice(1)) {
    const text = options[key];
    if (text === undefined) continue;
    if (!(key in made)) throw new UsageError(`--${key}: ${name} has no such setting`);
    made[key] = numberOption(key, text);
  }
  return made as unknown as Optimizer;
}
