import { beforeEach, expect, test } from 'vitest';
import { LabError } from '../../core/lab-error.ts';
import { pageAddress } from '../../main/address.ts';
import { openDoor } from '../../main/door.ts';
import { FakeWebContents } from '../support/electron.ts';

type Doorway = Parameters<typeof openDoor>[0];

const nonce = '0b0e7f5c-52a1-4a40-9b15-6f1d0f9f6a11';
const refused = { error: { code: 'protocol', message: 'refused: not asked by the page of the lab' } };

let contents: FakeWebContents;
let calls: unknown[];

beforeEach(() => {
  contents = new FakeWebContents();
  contents.mainFrame.url = 'app://lab/index.html';
  calls = [];
  openDoor(contents as unknown as Doorway, pageAddress(), {
    connect: async (ask) => {
      calls.push(ask);
    },
    openFiles: async () => [{ name: 'a.csv', bytes: Uint8Array.of(1) }],
    saveFile: async () => {
      throw new LabError('file', 'cannot save a.csv: the disk is full (ENOSPC)');
    },
    listRuns: async () => [],
    readRun: async () => new Uint8Array(),
    writeRun: async () => {},
    renameRun: async () => {},
    removeRun: async () => '1 a',
    listRemovedRuns: async () => [],
    bringBackRun: async () => {},
    eraseRun: async () => {},
    takeFiles: async () => [],
  });
});

test('a call of the page is answered with its value', async () => {
  expect(await contents.invoke('openFiles', { endings: ['.csv'] })).toEqual({
    value: [{ name: 'a.csv', bytes: Uint8Array.of(1) }],
  });
});

test('a call that fails is answered with code and sentence', async () => {
  expect(await contents.invoke('saveFile', { name: 'a.csv', bytes: new Uint8Array() })).toEqual({
    error: { code: 'file', message: 'cannot save a.csv: the disk is full (ENOSPC)' },
  });
});

test.each([
  ['a frame that has gone', null],
  ['another frame with our address', { url: 'app://lab/index.html' }],
])('%s is refused', async (_who, frame) => {
  expect(await contents.invoke('connect', { kind: 'trainer', nonce }, frame)).toEqual(refused);
  expect(calls).toEqual([]);
});

test.each(['https://example.org/', 'app://other/index.html', 'file:///index.html', 'about:blank', ''])(
  'the main frame is refused while it shows %j',
  async (url) => {
    contents.mainFrame.url = url;
    expect(await contents.invoke('connect', { kind: 'trainer', nonce })).toEqual(refused);
    expect(calls).toEqual([]);
  },
);

test.each([
  ['connect', undefined],
  ['connect', { kind: 'shell', nonce }],
  ['connect', { kind: 'trainer', nonce: '' }],
  ['connect', { kind: 'trainer', nonce, more: 1 }],
  ['connect', { kind: '__proto__', nonce }],
  ['openFiles', { endings: 'csv' }],
  ['openFiles', { endings: ['../x'] }],
  ['openFiles', { endings: Array.from({ length: 33 }, () => '.csv') }],
  ['saveFile', { name: '', bytes: new Uint8Array() }],
  ['saveFile', { name: 'a'.repeat(201), bytes: new Uint8Array() }],
  ['saveFile', { name: 'a.csv', bytes: [1, 2] }],
  ['saveFile', { name: 'a.csv', bytes: new Float32Array(2) }],
  ['listRuns', { folder: '/' }],
  ['readRun', { name: '../a', most: 1 }],
  ['readRun', { name: 'a', most: -1 }],
  ['writeRun', { name: 'a/b', bytes: new Uint8Array() }],
  ['renameRun', { name: 'a', to: '.a' }],
  ['removeRun', { name: 'a\\b' }],
])('%s with %j is refused by name before anything is done', async (name, ask) => {
  const reply = await contents.invoke(name, ask);
  expect(reply).toMatchObject({ error: { code: 'protocol' } });
  expect((reply as { error: { message: string } }).error.message).toContain(`${name}: `);
  expect(calls).toEqual([]);
});

test('there are these calls and no other', async () => {
  expect([...contents.ipc.handlers.keys()]).toEqual([
    'connect',
    'openFiles',
    'saveFile',
    'listRuns',
    'readRun',
    'writeRun',
    'renameRun',
    'removeRun',
    'listRemovedRuns',
    'bringBackRun',
    'eraseRun',
    'takeFiles',
  ]);
});
