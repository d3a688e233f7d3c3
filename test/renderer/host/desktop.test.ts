import { expect, test } from 'vitest';
import type { LabBridge } from '../../../preload/bridge.ts';
import { desktopHost } from '../../../renderer/host/desktop.ts';
import { createPageWindow } from '../../support/page-window.ts';

const page = createPageWindow('app://lab');
const file = { name: 'a.csv', bytes: Uint8Array.of(1) };
const failure = { error: { code: 'file', message: 'cannot open a.csv: the disk reports an error (EIO)' } } as const;

const absent = async () => failure;
const silent: LabBridge = {
  connect: absent,
  openFiles: absent,
  saveFile: absent,
  listRuns: absent,
  readRun: absent,
  writeRun: absent,
  renameRun: absent,
  removeRun: absent,
  listRemovedRuns: absent,
  bringBackRun: absent,
  eraseRun: absent,
  takeFiles: absent,
};

function hostOver(bridge: Partial<LabBridge>) {
  return desktopHost({ ...silent, ...bridge }, page as unknown as Parameters<typeof desktopHost>[1] & object);
}

test('files come through the bridge', async () => {
  const host = hostOver({ openFiles: async () => ({ value: [file] }), saveFile: async () => ({ value: false }) });
  expect(await host.openFiles(['.csv'])).toEqual([file]);
  expect(await host.saveFile('a.csv', file.bytes)).toBe(false);
});

test('what fails in main rejects with its code and its sentence', async () => {
  const host = hostOver({});
  const expected = { code: 'file', message: failure.error.message };
  await expect(host.openFiles([])).rejects.toMatchObject(expected);
  await expect(host.saveFile('a', file.bytes)).rejects.toMatchObject(expected);
  await expect(host.connect('trainer')).rejects.toMatchObject(expected);
});

test('every request has a nonce of its own, and a refused one leaves no listener behind', async () => {
  const nonces: string[] = [];
  let listeners = 0;
  const counted = {
    ...page,
    addEventListener: () => {
      listeners += 1;
    },
    removeEventListener: () => {
      listeners -= 1;
    },
  };
  const connect: LabBridge['connect'] = async (_kind, nonce) => {
    nonces.push(nonce);
    return failure;
  };
  const host = desktopHost({ ...silent, connect }, counted as unknown as Parameters<typeof desktopHost>[1] & object);
  for (let i = 0; i < 3; i++) await expect(host.connect('trainer')).rejects.toThrow();
  expect(new Set(nonces).size).toBe(3);
  expect(listeners).toBe(0);
});

test('runs are kept through the bridge', async () => {
  const asked: unknown[] = [];
  const host = hostOver({
    listRuns: async () => ({ value: [{ name: 'a', bytes: 1, time: 2 }] }),
    readRun: async (...ask) => {
      asked.push(ask);
      return { value: file.bytes };
    },
    renameRun: async (...ask) => {
      asked.push(ask);
      return { value: undefined };
    },
  });
  expect(host.runs.lasting).toBe(true);
  expect(await host.runs.list()).toEqual([{ name: 'a', bytes: 1, time: 2 }]);
  expect(await host.runs.read('a', 9)).toEqual(file.bytes);
  await host.runs.rename('a', 'b');
  expect(asked).toEqual([
    ['a', 9],
    ['a', 'b'],
  ]);
  await expect(host.runs.write('a', file.bytes)).rejects.toMatchObject({ code: 'file' });
  await expect(host.runs.remove('a')).rejects.toMatchObject({ code: 'file' });
});

test('text is copied by the page itself', async () => {
  await hostOver({}).copyText('0.92');
  expect(page.copied).toEqual(['0.92']);
});
