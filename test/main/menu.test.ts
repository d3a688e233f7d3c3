import { expect, test } from 'vitest';
import { menuTemplate } from '../../main/menu.ts';
import { messagesFor } from '../../main/messages.ts';

const labels = (platform: NodeJS.Platform, locale: string) =>
  menuTemplate(platform, true, messagesFor(locale)).map(({ label, role }) => label ?? role);

test('the menu is in the language of the system, in English where there is no other', () => {
  expect(labels('linux', 'ja-JP')).toEqual(['ファイル', '編集', '表示', 'ウインドウ']);
  expect(labels('win32', 'de')).toEqual(['File', 'Edit', 'View', 'Window']);
});

test('a Mac has the menu of the program first, where it quits', () => {
  expect(labels('darwin', 'en')).toEqual(['appMenu', 'Edit', 'View', 'Window']);
});

test('every item is named and done by the system', () => {
  for (const { submenu } of menuTemplate('linux', false, messagesFor('ja'))) {
    for (const { type, role, label } of submenu as Electron.MenuItemConstructorOptions[]) {
      if (type === 'separator') continue;
      expect(role).toBeDefined();
      expect(label).toMatch(/\S/);
    }
  }
});
