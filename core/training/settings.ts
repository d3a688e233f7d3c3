import * as v from 'valibot';
import { type BuiltInName, builtInDefaults, builtInNames } from '../data/built-in.ts';
import { type Dataset, outputsFor } from '../data/dataset.ts';
import { scaleNames } from '../data/scale-inputs.ts';
import type { EngineOptions, Tunable } from '../engine/engine.ts';
import { activationNames, layersOf, lossNames, type Network } from '../engine/network.ts';
import { optimizerDefaults } from '../engine/optimizer.ts';
import { orderSeed } from '../engine/order.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { parse } from '../parse.ts';

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const within = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));
const seed = whole(0, Number.MAX_SAFE_INTEGER);
const fraction = within(0, 1);
const epsilon = within(0, 1);

/** Inputs are scaled by what the training part is like; without this they are taken as they are. */
const scale = v.exactOptional(v.picklist(scaleNames));

const data = v.variant('kind', [
  v.strictObject({
    kind: v.literal('built-in'),
    name: v.picklist(builtInNames),
    samples: whole(1, limits.samples),
    noise: within(0, 10),
    testShare: within(0, 0.9),
    seed,
    scale,
  }),
  /** A data set of the user's own, which travels beside the settings. */
  v.strictObject({ kind: v.literal('given'), name: v.pipe(v.string(), v.maxLength(limits.text)), scale }),
]);

const optimizer = v.variant('name', [
  v.strictObject({ name: v.literal('sgd') }),
  v.strictObject({ name: v.literal('momentum'), momentum: fraction }),
  v.strictObject({ name: v.literal('nesterov'), momentum: fraction }),
  v.strictObject({ name: v.literal('adagrad'), epsilon }),
  v.strictObject({ name: v.literal('rmsprop'), decay: fraction, epsilon }),
  v.strictObject({ name: v.literal('adam'), beta1: fraction, beta2: fraction, epsilon }),
]);

const tunableEntries = {
  /** Any finite number: a rate that is far too large is a lesson, not an error. */
  learningRate: v.pipe(v.number(), v.finite()),
  batch: whole(1, limits.batch),
  l1: within(0, 1e6),
  l2: within(0, 1e6),
  gradient: v.picklist(['backprop', 'numerical']),
  optimizer,
};

/** What can change between two steps of a run. */
export const tunableSchema = v.strictObject({
  learningRate: v.exactOptional(tunableEntries.learningRate),
  batch: v.exactOptional(tunableEntries.batch),
  l1: v.exactOptional(tunableEntries.l1),
  l2: v.exactOptional(tunableEntries.l2),
  gradient: v.exactOptional(tunableEntries.gradient),
  /** It begins anew: what the one before remembered is gone. */
  optimizer: v.exactOptional(tunableEntries.optimizer),
  /** Seed of the order of samples: what is left of the epoch goes by it too. */
  order: v.exactOptional(seed),
});

/** All that a run starts from: with the same settings (and data of one's own) every host trains the same bits. */
export const settingsSchema = v.strictObject({
  data,
  hidden: v.pipe(
    v.array(v.strictObject({ units: whole(1, limits.units), activation: v.picklist(activationNames) })),
    v.maxLength(limits.layers - 1),
  ),
  loss: v.picklist(lossNames),
  ...tunableEntries,
  initialisation: v.union([within(0, 1e6), v.picklist(['xavier', 'he'])]),
  /** Of start weights, and of the order of samples. */
  seed,
  /** Of the order of samples, where that has one of its own. */
  order: v.exactOptional(seed),
});

export type Settings = v.InferOutput<typeof settingsSchema>;
export type DataSettings = Settings['data'];

/** Parses what came over a border. Throws a `settings` error that names the key, the value and what was expected. */
export const parseSettings = (value: unknown): Settings => parse(settingsSchema, value, 'settings');

/** What a new lab opens with for a built-in data set: settings that learn it well. */
export function defaultSettings(name: BuiltInName): Settings {
  const built = { kind: 'built-in', name, ...builtInDefaults[name] } as const;
  const common = {
    data: built,
    optimizer: optimizerDefaults.sgd,
    l1: 0,
    l2: 0,
    gradient: 'backprop',
    initialisation: 'xavier',
    seed: 1,
  } as const;
  const tanh = (units: number) => ({ units, activation: 'tanh' }) as const;
  switch (name) {
    case 'and':
    case 'nand':
    case 'or':
      return { ...common, hidden: [], loss: 'binary-cross-entropy', learningRate: 0.5, batch: 4 };
    case 'xor-gate':
      return { ...common, hidden: [tanh(4)], loss: 'binary-cross-entropy', learningRate: 0.5, batch: 4 };
    case 'digits':
      return {
        ...common,
        hidden: [{ units: 50, activation: 'sigmoid' }],
        loss: 'cross-entropy',
        learningRate: 0.1,
        batch: 100,
        initialisation: 0.01,
      };
    case 'plane':
    case 'waves':
      return { ...common, hidden: [tanh(8), tanh(8)], loss: 'squared-error', learningRate: 0.03, batch: 10 };
    case 'spiral':
      return { ...common, hidden: [tanh(8), tanh(8)], loss: 'squared-error', learningRate: 0.1, batch: 10 };
    case 'circle':
    case 'xor':
    case 'gauss':
    case 'moons':
      return { ...common, hidden: [tanh(4), tanh(3)], loss: 'squared-error', learningRate: 0.1, batch: 10 };
    default:
      throw new LabError('settings', `unknown data set: ${name satisfies never}`);
  }
}

/** The network that these settings describe for a data set. Throws when the loss does not suit the data. */
export function networkFor(settings: Pick<Settings, 'hidden' | 'loss'>, dataset: Dataset): Network {
  if (dataset.target.kind === 'values' && settings.loss !== 'squared-error') {
    throw new LabError(
      'settings',
      `loss: ${dataset.name} has numbers as targets, which need squared-error, not ${settings.loss}`,
    );
  }
  const network: Network = {
    sizes: [
      dataset.features,
      ...settings.hidden.map((layer) => layer.units),
      outputsFor(dataset.target, settings.loss),
    ],
    activations: settings.hidden.map((layer) => layer.activation),
    loss: settings.loss,
  };
  layersOf(network);
  return network;
}

export function engineOptions(settings: Settings, dataset: Dataset): EngineOptions {
  const { initialisation, seed } = settings;
  return { network: networkFor(settings, dataset), initialisation, seed, ...tunableOf(settings) };
}

export function tunableOf({ learningRate, batch, l1, l2, gradient, optimizer, ...seeds }: Settings) {
  return { learningRate, batch, l1, l2, gradient, optimizer, order: orderSeed(seeds) };
}

/** Settings with a seed of the order of samples only where it is not that of the run: the same run has the same settings. */
export function withoutIdleOrder(settings: Settings): Settings {
  const { order, ...rest } = settings;
  return order === settings.seed ? rest : settings;
}

/** What holds after the changes of a run up to and at a step. */
export function settingsAt(
  settings: Settings,
  events: readonly { readonly step: number; readonly change: Partial<Tunable> }[],
  step: number,
): Settings {
  return Object.assign({}, settings, ...events.filter((event) => event.step <= step).map((event) => event.change));
}
