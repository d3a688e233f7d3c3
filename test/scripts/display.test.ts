import { expect, test } from 'vitest';
import { hasDisplay, openCommand } from '../../scripts/display.mjs';

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('on %s with %j a window can appear: %s', (platform, env, expected) => {
  expect(hasDisplay({ platform, env })).toBe(expected);
});

test.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'cmd'],
] as const)('on %s an address is opened by %s', (platform, command) => {
  const [program, args] = openCommand(platform, 'http://127.0.0.1:1/');
  expect(program).toBe(command);
  expect(args.at(-1)).toBe('http://127.0.0.1:1/');
});
