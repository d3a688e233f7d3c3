import { type Dataset, outputsFor } from '../data/dataset.ts';
import { lossNames } from '../engine/network.ts';
import { LabError } from '../lab-error.ts';
import type { Settings } from './settings.ts';

/**
 * The settings of a network with these sizes for a data set: the same where they fit already. Hidden layers keep their
 * activation by place, further ones take that of the last. Two classes have one output or two, by the loss: the loss is changed
 * where only one has so many. Throws a `shape` error, which begins with the name of the file, when inputs or outputs do not fit.
 */
export function settingsOfShape(
  settings: Settings,
  sizes: readonly number[],
  dataset: Dataset,
  fileName: string,
): Settings {
  const outputs = sizes.at(-1)!;
  const fitting = lossNames.filter((loss) => outputsFor(dataset.target, loss) === outputs);
  const loss = fitting.includes(settings.loss) ? settings.loss : fitting.length === 1 ? fitting[0] : undefined;
  if (sizes[0] !== dataset.features || loss === undefined) {
    const needed = outputsFor(dataset.target, settings.loss);
    throw new LabError(
      'shape',
      `${fileName}: its network is ${sizes.join('-')}, but ${dataset.name} needs ${counted(dataset.features, 'input')} and ${counted(needed, 'output')}`,
    );
  }
  const last = settings.hidden.at(-1)?.activation ?? 'tanh';
  const hidden = sizes.slice(1, -1).map((units, i) => ({ units, activation: settings.hidden[i]?.activation ?? last }));
  return { ...settings, hidden, loss };
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
