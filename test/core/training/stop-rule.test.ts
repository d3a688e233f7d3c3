import { expect, test } from 'vitest';
import { type EpochEnd, type StopRule, watchFor } from '../../../core/training/stop-rule.ts';

const end = (epoch: number, trainLoss: number, accuracy = 0): EpochEnd => ({ epoch, trainLoss, accuracy });

/** The first epoch at whose end the rule stops a run with these losses; the first of them is the start. */
function stopsAt(rule: StopRule, losses: readonly number[], accuracies: readonly number[] = []): number | undefined {
  const ends = losses.map((loss, epoch) => end(epoch, loss, accuracies[epoch]));
  const met = watchFor(rule, ends[0]!);
  return ends.slice(1).find(met)?.epoch;
}

test('stops once the training loss is below a number, not at it', () => {
  expect(stopsAt({ kind: 'loss', below: 0.2 }, [0.5, 0.3, 0.2, 0.19, 0.1])).toBe(3);
});

test('stops once the accuracy is reached', () => {
  expect(stopsAt({ kind: 'accuracy', least: 0.9 }, [1, 1, 1], [0.5, 0.89, 0.9])).toBe(2);
});

test('stops after a number of epochs', () => {
  expect(stopsAt({ kind: 'epochs', count: 3 }, [1, 1, 1, 1, 1])).toBe(3);
});

test('stops after so many epochs without 0.1 % of progress', () => {
  expect(stopsAt({ kind: 'plateau', epochs: 3 }, [1, 0.5, 0.4, 0.4, 0.3999, 0.41])).toBe(5);
  expect(stopsAt({ kind: 'plateau', epochs: 3 }, [1, 0.9, 0.8, 0.7, 0.6, 0.5])).toBeUndefined();
});

test('what is met already when play is pressed does not stop: playing goes on beyond it', () => {
  expect(stopsAt({ kind: 'loss', below: 0.2 }, [0.1, 0.1, 0.1])).toBeUndefined();
  expect(stopsAt({ kind: 'loss', below: 0.2 }, [0.1, 0.3, 0.1])).toBe(2);
  const met = watchFor({ kind: 'epochs', count: 3 }, end(5, 1));
  expect(met(end(6, 1))).toBe(false);
});

test('a loss that is no number stops nothing but a plateau', () => {
  expect(stopsAt({ kind: 'loss', below: 0.2 }, [1, Number.NaN])).toBeUndefined();
  expect(stopsAt({ kind: 'plateau', epochs: 1 }, [1, Number.NaN])).toBe(1);
});
