import { beforeEach, expect, test } from 'vitest';
import { tendWindow } from '../../main/window.ts';
import { windowOptions } from '../../main/window-options.ts';
import { en } from '../../resources/messages/en.ts';
import { BrowserWindow, standIn } from '../support/electron.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';

type Window = Parameters<typeof tendWindow>[0];

const url = 'app://lab/index.html';
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

let window: BrowserWindow;
let clock: ManualClock;
let asked: string[];
let button: number;

beforeEach(async () => {
  standIn.becomeReady();
  window = new BrowserWindow({ ...windowOptions(false, true, '/preload.cjs'), webPreferences: { preload: '/p.cjs' } });
  clock = createManualClock();
  asked = [];
  button = 0;
  const ask = async ({ message }: { message: string }) => {
    asked.push(message);
    return { response: button };
  };
  await tendWindow(window as unknown as Window, url, clock, ask, en);
  await settle();
});

async function crash(reason = 'crashed'): Promise<void> {
  window.webContents.emit('render-process-gone', {}, { reason });
  await settle();
}

test('the window opens at 1366 x 768, never below 1024 x 640, in the colour of the theme', () => {
  const size = { width: 1366, height: 768, minWidth: 1024, minHeight: 640, show: false };
  expect(windowOptions(false, true, '/p.cjs')).toMatchObject({ ...size, backgroundColor: '#edf1f3' });
  expect(windowOptions(true, true, '/p.cjs')).toMatchObject({ ...size, backgroundColor: '#0d1116' });
});

test('the window shows with its first picture', () => {
  expect(window.loaded).toEqual([url]);
  expect(window.shown).toBe(true);
});

test('a page that crashes is loaded again by its address, twice without asking', async () => {
  await crash('oom');
  await crash('crashed');
  expect(window.loaded).toEqual([url, url, url]);
  expect(asked).toEqual([]);
});

test('the third crash within five minutes asks first', async () => {
  for (let i = 0; i < 3; i++) await crash();
  expect(asked).toEqual(['The lab’s page ended unexpectedly 3 times.']);
  expect(window.loaded).toHaveLength(4);
});

test('who answers that question with Close sees the window go', async () => {
  button = 1;
  for (let i = 0; i < 3; i++) await crash();
  expect(window.isDestroyed()).toBe(true);
  expect(window.loaded).toHaveLength(3);
});

test('crashes that lie five minutes apart never ask', async () => {
  for (let i = 0; i < 5; i++) {
    await crash();
    clock.pass(5 * 60_000);
  }
  expect(asked).toEqual([]);
});

test('a page that ended in order is left', async () => {
  await crash('clean-exit');
  expect(window.loaded).toEqual([url]);
});

test('a page that does not answer is loaded again only when the user says so', async () => {
  window.emit('unresponsive');
  await settle();
  expect(window.loaded).toHaveLength(1);
  button = 1;
  window.emit('unresponsive');
  await settle();
  expect(window.loaded).toHaveLength(2);
});
