import { expect, test } from 'vitest';
import { markAfter } from '../../../../renderer/lab/time/mark-after.ts';

test('the next and the last mark are the nearest ones on their side, never the one at this step', () => {
  const marks = [40, 10, 25];
  expect([markAfter(marks, 10, 1), markAfter(marks, 25, -1), markAfter(marks, 12, 1)]).toEqual([25, 10, 25]);
  expect([markAfter(marks, 40, 1), markAfter(marks, 10, -1), markAfter([], 3, 1)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
