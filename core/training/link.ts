import { type BuiltInName, isBuiltInName } from '../data/built-in.ts';
import { type Optimizer, type OptimizerName, optimizerDefaults, optimizerNames } from '../engine/optimizer.ts';
import { LabError } from '../lab-error.ts';
import { parse } from '../parse.ts';
import { defaultSettings, parseSettings, type Settings } from './settings.ts';
import { type StopRule, stopRuleSchema } from './stop-rule.ts';

/** All that a link restores. Data of the user's own travel by name only. */
export interface SetUp {
  readonly settings: Settings;
  readonly stop?: StopRule;
}

const optimizerKeys = ['momentum', 'decay', 'beta1', 'beta2', 'epsilon'] as const;
const stopKeys = {
  'stop-loss': 'below',
  'stop-accuracy': 'least',
  'stop-epochs': 'count',
  'stop-plateau': 'epochs',
} as const;

/**
 * A set-up as the query of an address, readable and in a fixed order:
 * `data=spiral&samples=300&…&hidden=8tanh-8tanh&loss=squared-error&optimizer=sgd&rate=0.1&…`. What has no effect is left out.
 */
export function writeLink({ settings, stop }: SetUp): string {
  const { data, hidden, loss, optimizer, learningRate, batch, l1, l2, gradient, initialisation, seed, order } =
    settings;
  const query = new URLSearchParams();
  const put = (key: string, value: string | number | undefined) => {
    if (value !== undefined) query.set(key, String(value));
  };
  if (data.kind === 'given') put('file', data.name);
  else {
    put('data', data.name);
    put('samples', data.samples);
    put('noise', data.noise);
    put('test', data.testShare);
    put('data-seed', data.seed);
  }
  put('scale', data.scale);
  put('hidden', hidden.map(({ units, activation }) => `${units}${activation}`).join('-'));
  put('loss', loss);
  put('optimizer', optimizer.name);
  const own: Partial<Record<string, string | number>> = optimizer;
  for (const key of optimizerKeys) put(key, own[key]);
  put('rate', learningRate);
  put('batch', batch);
  put('l1', l1 || undefined);
  put('l2', l2 || undefined);
  put('gradient', gradient === 'backprop' ? undefined : gradient);
  put('start', initialisation);
  put('seed', seed);
  put('order', order === seed ? undefined : order);
  if (stop) {
    const values: Partial<Record<string, string | number>> = stop;
    const key = `stop-${stop.kind}` as const;
    put(key, values[stopKeys[key]]);
  }
  return query.toString();
}

/**
 * The set-up of such a query. What it leaves out is as a new lab has it for that data set. Throws a `settings` error that
 * names the key when something in it cannot be.
 */
export function readLink(text: string): SetUp {
  const query = new URLSearchParams(text);
  const rest = new Set<string>();
  for (const key of query.keys()) {
    if (rest.has(key)) throw wrong(key, 'is there twice');
    rest.add(key);
  }
  const take = (key: string): string | undefined => {
    rest.delete(key);
    return query.get(key) ?? undefined;
  };
  const number = (key: string): number | undefined => {
    const value = take(key);
    return value === undefined ? undefined : readNumber(key, value);
  };
  const base = defaultSettings(baseData(query.get('data'), query.get('file')));
  const start = take('start');
  const settings = {
    ...base,
    data: readData(base, take, number),
    ...present({
      hidden: map(take('hidden'), readHidden),
      loss: take('loss'),
      optimizer: readOptimizer(take, number),
      learningRate: number('rate'),
      batch: number('batch'),
      l1: number('l1'),
      l2: number('l2'),
      gradient: take('gradient'),
      initialisation: start === 'xavier' || start === 'he' ? start : map(start, (value) => readNumber('start', value)),
      seed: number('seed'),
      order: number('order'),
    }),
  };
  const stop = readStop(number);
  const unknown = [...rest][0];
  if (unknown !== undefined) throw wrong(unknown, 'is no key of a set-up');
  return { settings: parseSettings(settings), ...(stop ? { stop } : {}) };
}

const wrong = (key: string, what: string) => new LabError('settings', `${key.slice(0, 60)} ${what}`);

function baseData(name: string | null, file: string | null): BuiltInName {
  if (name !== null && file !== null) throw wrong('file', 'and data are there both');
  if (name === null && file === null) throw wrong('data', 'is missing');
  if (name !== null && !isBuiltInName(name)) throw wrong('data', `names no data set: ${name.slice(0, 60)}`);
  return name ?? 'spiral';
}

type Take<T> = (key: string) => T | undefined;

function readData(base: Settings, take: Take<string>, number: Take<number>): unknown {
  take('data');
  const name = take('file');
  const scale = take('scale');
  if (name !== undefined) return { kind: 'given', name, ...present({ scale }) };
  return {
    ...base.data,
    ...present({
      samples: number('samples'),
      noise: number('noise'),
      testShare: number('test'),
      seed: number('data-seed'),
      scale,
    }),
  };
}

/** `8tanh-4relu`; nothing for no hidden layer. */
function readHidden(text: string): unknown {
  if (text === '') return [];
  return text.split('-').map((layer) => {
    const [, units, activation] = /^(\d{1,9})([a-z]+)$/.exec(layer) ?? [];
    if (units === undefined) throw wrong('hidden', `has a layer that is none: ${layer.slice(0, 60)}`);
    return { units: Number(units), activation };
  });
}

function readOptimizer(take: Take<string>, number: Take<number>): Optimizer | undefined {
  const name = take('optimizer');
  if (name === undefined) return undefined;
  const known = optimizerNames.find((one): one is OptimizerName => one === name);
  if (known === undefined) throw wrong('optimizer', `is none: ${name.slice(0, 60)}`);
  const defaults: Optimizer = optimizerDefaults[known];
  const own = optimizerKeys.filter((key) => key in defaults).map((key) => [key, number(key)] as const);
  return { ...defaults, ...present(Object.fromEntries(own)) };
}

function readStop(number: Take<number>): StopRule | undefined {
  const rules = Object.entries(stopKeys).flatMap(([key, name]) => {
    const value = number(key);
    return value === undefined ? [] : [{ kind: key.slice('stop-'.length), [name]: value }];
  });
  if (rules.length > 1) throw wrong('stop', 'has two rules');
  return rules[0] && parse(stopRuleSchema, rules[0], 'settings');
}

function readNumber(key: string, text: string): number {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) throw wrong(key, `is not a number: ${text.slice(0, 60)}`);
  return Number(text);
}

const map = <From, To>(value: From | undefined, change: (value: From) => To): To | undefined =>
  value === undefined ? undefined : change(value);

/** Only what is there. */
const present = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
