import { expect, test } from 'vitest';
import { nudged } from '../../../renderer/lab/nudge.ts';

test('arrow keys change a parameter by 0.05, with Shift by 0.5, without tails of rounding', () => {
  expect(nudged({ key: 'ArrowUp', shiftKey: false }, 0.1)).toBe(0.15);
  expect(nudged({ key: 'ArrowDown', shiftKey: false }, 0.15)).toBe(0.1);
  expect(nudged({ key: 'ArrowUp', shiftKey: true }, -1)).toBe(-0.5);
  expect(nudged({ key: 'Enter', shiftKey: false }, 1)).toBeUndefined();
});
