import { expect, test } from 'vitest';
import { stepped } from '../../../renderer/controls/step-law.ts';

const up = { key: 'ArrowUp', shiftKey: false };
const down = { key: 'ArrowDown', shiftKey: false };
const far = { shiftKey: true };

test('arrow keys change a whole number by 1, with Shift by 10', () => {
  expect(stepped(up, 9, true)).toBe(10);
  expect(stepped({ ...down, ...far }, 32, true)).toBe(22);
});

test.each([
  [0.1, up, 0.11],
  [0.1, down, 0.099],
  [0.099, up, 0.1],
  [0.1, { ...up, ...far }, 0.2],
  [0.1, { ...down, ...far }, 0.09],
  [1e-7, up, 1.1e-7],
  [-1, up, -0.99],
  [-1, down, -1.1],
  [0, up, 0.01],
  [0, { ...down, ...far }, -0.1],
])('from %d, %o leads to %d', (from, stroke, to) => {
  expect(stepped(stroke, from, false)).toBe(to);
});

test('other keys change nothing', () => {
  expect(stepped({ key: 'Enter', shiftKey: false }, 1, false)).toBeUndefined();
});
