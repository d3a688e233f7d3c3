import type { Dataset } from '../data/dataset.ts';
import type { Settings } from './settings.ts';

/** A network and a pace to begin with for data of the user's own, by what its samples and targets are. */
export function suitedSettings({
  image,
  target,
}: Dataset): Pick<Settings, 'hidden' | 'loss' | 'batch' | 'learningRate' | 'initialisation'> {
  const tanh = { units: 8, activation: 'tanh' } as const;
  // The network of the book's chapter 4 for pictures of digits.
  if (image) {
    return {
      hidden: [{ units: 50, activation: 'sigmoid' }],
      loss: 'cross-entropy',
      batch: 100,
      learningRate: 0.1,
      initialisation: 0.01,
    };
  }
  if (target.kind === 'values') {
    return { hidden: [tanh, tanh], loss: 'squared-error', batch: 10, learningRate: 0.03, initialisation: 'xavier' };
  }
  const loss = target.names.length === 2 ? 'binary-cross-entropy' : 'cross-entropy';
  return { hidden: [tanh, tanh], loss, batch: 10, learningRate: 0.1, initialisation: 'xavier' };
}
