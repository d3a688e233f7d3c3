import { expect, test } from 'vitest';
import { confusionOf, takenFor } from '../../../core/training/confusion.ts';

const labels = Uint8Array.of(0, 0, 1, 2, 2, 2, 1);
const answers = Uint8Array.of(0, 1, 1, 2, 0, 0);

test('a row of the confusion is a true class, a column an answer; samples without an answer do not count', () => {
  expect([...confusionOf(labels, answers, 3)]).toEqual([1, 1, 0, 0, 1, 0, 2, 0, 1]);
});

test('the samples of one class that got one answer are named in rising order, as many as the confusion says', () => {
  expect([...takenFor(labels, answers, 2, 0)]).toEqual([4, 5]);
  expect([...takenFor(labels, answers, 1, 2)]).toEqual([]);
});
