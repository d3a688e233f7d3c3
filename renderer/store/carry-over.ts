import { builtInDefaults, makeDataset } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import { LabError } from '../../core/lab-error.ts';
import type { Frame } from '../../core/protocol/messages.ts';
import type { Origins } from '../../core/training/keep-parameters.ts';
import type { DataSettings, Settings } from '../../core/training/settings.ts';

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
  if (data.kind === 'built-in')
    return makeDataset(data.name, { ...builtInDefaults[data.name], samples: 4, testShare: 0 });
  if (!given) throw new LabError('data', `the data of ${data.name} are not here`);
  return given;
}

/** Whether parameters are not just those that settings and seed give: trained, set by hand, or kept from before. */
export function isLearned({ step, events }: Frame, kept: number): boolean {
  return step > 0 || kept > 0 || events.some(({ edits }) => edits.length > 0);
}
