import type { MenuItemConstructorOptions } from 'electron';
import type { Messages } from '../resources/messages/en.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;
/** What the system does by itself, under our name for it. */
type Item = readonly [role: Role, label: keyof Messages & `menu.${string}`] | 'line';

const quit: Item = ['quit', 'menu.quit'];
const edit: readonly Item[] = [
  ['undo', 'menu.undo'],
  ['redo', 'menu.redo'],
  'line',
  ['cut', 'menu.cut'],
  ['copy', 'menu.copy'],
  ['paste', 'menu.paste'],
  ['selectAll', 'menu.selectAll'],
];
const view: readonly Item[] = [
  ['resetZoom', 'menu.resetZoom'],
  ['zoomIn', 'menu.zoomIn'],
  ['zoomOut', 'menu.zoomOut'],
  'line',
  ['togglefullscreen', 'menu.fullScreen'],
];
/** Not part of an installed lab. */
const developer: readonly Item[] = ['line', ['reload', 'menu.reload'], ['toggleDevTools', 'menu.devTools']];
const window: readonly Item[] = [
  ['minimize', 'menu.minimize'],
  ['close', 'menu.close'],
];

/** The menu: what the system offers by role, in the words of `t`. A Mac has one in the name of the program, with names of its own. */
export function menuTemplate(platform: NodeJS.Platform, packaged: boolean, t: Messages): MenuItemConstructorOptions[] {
  const submenu = (items: readonly Item[]): MenuItemConstructorOptions[] =>
    items.map((item) => (item === 'line' ? { type: 'separator' } : { role: item[0], label: t[item[1]] }));
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { label: t['menu.file'], submenu: submenu([quit]) },
    { label: t['menu.edit'], submenu: submenu(edit) },
    { label: t['menu.view'], submenu: submenu([...view, ...(packaged ? [] : developer)]) },
    { label: t['menu.window'], role: 'window', submenu: submenu(window) },
  ];
}
