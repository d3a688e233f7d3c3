import * as v from 'valibot';
import type { Tunable } from '../engine/engine.ts';
import { activationNames } from '../engine/network.ts';
import { type Settings, settingsSchema } from './settings.ts';

const { learningRate, batch, l2, optimizer, loss, initialisation } = settingsSchema.entries;

/** The one setting in which the second of two lanes differs from the first; from simple to complex, the order of menus. */
export const differenceSchema = v.variant('in', [
  v.strictObject({ in: v.literal('learningRate'), value: learningRate }),
  v.strictObject({ in: v.literal('batch'), value: batch }),
  v.strictObject({ in: v.literal('optimizer'), value: optimizer }),
  v.strictObject({ in: v.literal('activation'), value: v.picklist(activationNames) }),
  v.strictObject({ in: v.literal('initialisation'), value: initialisation }),
  v.strictObject({ in: v.literal('l2'), value: l2 }),
  v.strictObject({ in: v.literal('loss'), value: loss }),
]);

export type Difference = v.InferOutput<typeof differenceSchema>;
export type DifferenceName = Difference['in'];

export const differenceNames = differenceSchema.options.map((option) => option.entries.in.literal);

/** The settings of the second lane. A different activation is one of all hidden layers. */
export function settingsWith(settings: Settings, difference: Difference): Settings {
  if (difference.in !== 'activation') return { ...settings, [difference.in]: difference.value };
  return { ...settings, hidden: settings.hidden.map(({ units }) => ({ units, activation: difference.value })) };
}

/** What of a change of the first lane holds for the second one too: all but the setting in which they differ. */
export function shared(change: Partial<Tunable>, difference: Difference): Partial<Tunable> {
  return Object.fromEntries(Object.entries(change).filter(([key]) => key !== difference.in));
}
