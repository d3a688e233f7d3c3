import { makeDataset } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import { checkOptions } from '../../core/engine/check.ts';
import type { Network } from '../../core/engine/network.ts';
import { LabError } from '../../core/lab-error.ts';
import type { Frame } from '../../core/protocol/messages.ts';
import type { Origins } from '../../core/training/keep-parameters.ts';
import { type DataSettings, engineOptions, type Settings } from '../../core/training/settings.ts';

type Hidden = Settings['hidden'];

/**
 * Which hidden layer each one of a changed shape goes on from. With as many layers as before they stay where they are;
 * else a layer is known by being the same object: those who add and remove layers leave the others as they are.
 */
export function originsOf(before: Hidden, after: Hidden): Origins {
  return before.length === after.length ? after.map((_, i) => i) : after.map((layer) => before.indexOf(layer));
}

/**
 * Data with the inputs and targets that settings name, but of a built-in set only a few samples. Throws a `data` error when
 * the user's own data are not there.
 */
export function formOf(data: DataSettings, given: Dataset | undefined): Dataset {
  if (data.kind === 'built-in') return makeDataset(data.name, { ...data, samples: 4 });
  if (!given) throw new LabError('data', `the data of ${data.name} are not here`);
  return given;
}

/** The network of these settings. Throws one sentence when no engine would take them. */
export function checkedNetwork(settings: Settings, given: Dataset | undefined): Network {
  const options = engineOptions(settings, formOf(settings.data, given));
  checkOptions(options);
  return options.network;
}

/** Whether parameters are not just those that settings and seed give: trained, set by hand, or kept from before. */
export function isLearned({ step, events }: Frame, kept: number): boolean {
  return step > 0 || kept > 0 || events.some(({ edits, jump }) => edits.length > 0 || jump !== undefined);
}
