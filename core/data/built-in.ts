import { LabError } from '../lab-error.ts';
import { type BuiltInOptions, checkOptions } from './built-in-options.ts';
import { makeCloud } from './clouds.ts';
import type { Dataset } from './dataset.ts';
import { makeDigits } from './digits.ts';
import { makeGate } from './gates.ts';
import { makePlane } from './planes.ts';

export type { BuiltInOptions } from './built-in-options.ts';

interface BuiltIn {
  readonly defaults: BuiltInOptions;
  readonly make: (options: BuiltInOptions) => Dataset;
}

const gate: BuiltInOptions = { samples: 4, noise: 0, testShare: 0, seed: 1 };
const cloud: BuiltInOptions = { samples: 300, noise: 0.06, testShare: 1 / 3, seed: 1 };

/** Every built-in data set, from simple to complex; the order of menus. */
const table = {
  and: { defaults: gate, make: (options) => makeGate('and', options) },
  nand: { defaults: gate, make: (options) => makeGate('nand', options) },
  or: { defaults: gate, make: (options) => makeGate('or', options) },
  'xor-gate': { defaults: gate, make: (options) => makeGate('xor-gate', options) },
  circle: { defaults: cloud, make: (options) => makeCloud('circle', options) },
  xor: { defaults: { ...cloud, noise: 0.03 }, make: (options) => makeCloud('xor', options) },
  gauss: { defaults: cloud, make: (options) => makeCloud('gauss', options) },
  spiral: { defaults: { ...cloud, noise: 0.04 }, make: (options) => makeCloud('spiral', options) },
  moons: { defaults: cloud, make: (options) => makeCloud('moons', options) },
  plane: { defaults: cloud, make: (options) => makePlane('plane', options) },
  waves: { defaults: cloud, make: (options) => makePlane('waves', options) },
  digits: { defaults: { samples: 2000, noise: 0.5, testShare: 0.2, seed: 1 }, make: makeDigits },
} satisfies Record<string, BuiltIn>;

export type BuiltInName = keyof typeof table;

export const builtInNames = Object.keys(table) as readonly BuiltInName[];

export const builtInDefaults = Object.fromEntries(builtInNames.map((name) => [name, table[name].defaults])) as Readonly<
  Record<BuiltInName, BuiltInOptions>
>;

/** Whether a word from outside names a built-in data set. */
export function isBuiltInName(name: string): name is BuiltInName {
  return Object.hasOwn(table, name);
}

/**
 * A built-in data set; the same name and options give the same bytes on every host. Throws a `settings` error for an
 * unknown name or for options that make no data set.
 */
export function makeDataset(name: BuiltInName, options: BuiltInOptions): Dataset {
  if (!isBuiltInName(name)) throw new LabError('settings', `unknown data set: ${name}`);
  checkOptions(options);
  return table[name].make(options);
}
