import type { Evaluation } from '../../engine/engine.ts';
import type { Moment } from './moment.ts';

/** The names of the numbers that a run leaves at its steps, in the order of columns. */
export const seriesNames = [
  'batch_loss',
  'batch_loss_least',
  'batch_loss_most',
  'train_loss',
  'train_accuracy',
  'test_loss',
  'test_accuracy',
] as const;

type SeriesName = (typeof seriesNames)[number];

export interface Row {
  readonly step: number;
  /** What is known at this step; there is no key for what is not. */
  readonly values: ReadonlyMap<SeriesName, number>;
}

/**
 * All numbers of a history by step. Losses of batches that were thinned stand at the last step that they cover, with the least
 * and the most of those steps.
 */
export function timelineOf({ history: { curve, measured }, steps, classes }: Moment): readonly Row[] {
  const rows = new Map<number, Map<SeriesName, number>>();
  const at = (step: number) => {
    const row = rows.get(step) ?? new Map<SeriesName, number>();
    rows.set(step, row);
    return row;
  };
  for (const [i, mean] of curve.mean.entries()) {
    const row = at(Math.min(steps, (i + 1) * curve.stride));
    row.set('batch_loss', mean).set('batch_loss_least', curve.least[i]!).set('batch_loss_most', curve.most[i]!);
  }
  const add = (row: Map<SeriesName, number>, set: 'train' | 'test', { loss, correct, count }: Evaluation) => {
    if (count === 0) return;
    row.set(`${set}_loss`, loss);
    if (classes) row.set(`${set}_accuracy`, correct / count);
  };
  for (const { step, train, test } of measured) {
    add(at(step), 'train', train);
    add(at(step), 'test', test);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([step, values]) => ({ step, values }));
}
