import { expect, test } from 'vitest';
import { penaltyName, penaltyOf } from '../../../renderer/lab/penalty.ts';

test.each([
  [0, 0, 'none'],
  [0.01, 0, 'l1 0.01'],
  [0, 1e-7, 'l2 1e-7'],
  [0.001, 0.1, 'l1 0.001 + l2 0.1'],
])('penalties of %d and %d are called %s, and mean the same again', (l1, l2, name) => {
  expect(penaltyName(l1, l2)).toBe(name);
  expect(penaltyOf(name)).toEqual({ l1, l2 });
});
