import { expect, test } from 'vitest';
import { isGone, readRemovedName, removedName } from '../../core/removed-name.ts';

test('the name of a deleted run tells its name and when it was deleted', () => {
  expect(removedName('渦 2-8-8-1', 1732456789012.7)).toBe('1732456789012 渦 2-8-8-1');
  expect(readRemovedName('1732456789012 渦 2-8-8-1')).toEqual({ name: '渦 2-8-8-1', time: 1732456789012 });
});

test.each(['渦', '12', '12 ', '12 ../a', '-1 a', '1e3 a', '1234567890123456 a'])('%j is of no deleted run', (text) => {
  expect(readRemovedName(text)).toBeUndefined();
});

test('a deleted run can be brought back for 30 days', () => {
  const day = 24 * 60 * 60 * 1000;
  expect(isGone(7, 7 + 30 * day)).toBe(false);
  expect(isGone(7, 8 + 30 * day)).toBe(true);
});
