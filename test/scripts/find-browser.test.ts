import { expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';

const among =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

test('PERCEPTRON_LAB_BROWSER comes first', () => {
  const env = { PERCEPTRON_LAB_BROWSER: '/own', PATH: '/bin' };
  expect(findBrowser({ platform: 'linux', env, exists: among('/own', '/bin/chromium') })).toBe('/own');
});

test('PERCEPTRON_LAB_BROWSER without a file is an error that names it', () => {
  const env = { PERCEPTRON_LAB_BROWSER: '/gone', PATH: '/bin' };
  expect(() => findBrowser({ platform: 'linux', env, exists: among('/bin/chromium') })).toThrow(
    'PERCEPTRON_LAB_BROWSER names no file: /gone',
  );
});

test.each([
  ['linux', { PATH: '/bin:/usr/bin' }, '/usr/bin/chromium'],
  ['linux', { PATH: '/bin:/opt' }, '/opt/microsoft-edge'],
  ['darwin', { HOME: '/u' }, '/u/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['win32', { 'ProgramFiles(x86)': '/x86' }, '/x86/Microsoft/Edge/Application/msedge.exe'],
] as const)('on %s with %j it is %s', (platform, env, path) => {
  expect(findBrowser({ platform, env, exists: among(path) })).toBe(path);
});

test('where nothing is found there is none', () => {
  expect(findBrowser({ platform: 'linux', env: { PATH: '/bin' }, exists: () => false })).toBeUndefined();
});
