import { expect, test } from 'vitest';
import { withAxis } from '../../../renderer/surface/chosen-axes.ts';

test('one axis is changed; choosing the other one for it makes them change places', () => {
  expect(withAxis([4, 9], 0, 2)).toEqual([2, 9]);
  expect(withAxis([4, 9], 1, 2)).toEqual([4, 2]);
  expect(withAxis([4, 9], 0, 9)).toEqual([9, 4]);
  expect(withAxis([4, 9], 1, 4)).toEqual([9, 4]);
});
