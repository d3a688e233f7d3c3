import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPageWindow, type PageWindow } from '../support/page-window.ts';

type Electron = typeof import('../support/electron.ts');
type Ports = typeof import('../support/message-port.ts');

let electron: Electron;
let ports: Ports;
let page: PageWindow;

beforeEach(async () => {
  vi.resetModules();
  electron = await import('../support/electron.ts');
  ports = await import('../support/message-port.ts');
  page = createPageWindow('app://lab');
  vi.stubGlobal('window', page);
  vi.stubGlobal('location', page.location);
  await import('../../preload/index.ts');
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const calls = [
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
];

test('the page gets one object with a function for each call', () => {
  expect([...electron.standIn.exposed.keys()]).toEqual(['lab']);
  expect(Object.keys(electron.standIn.exposed.get('lab') as object)).toEqual(calls);
});

test('each function is one call to main, with one argument', async () => {
  const contents = new electron.FakeWebContents();
  electron.standIn.attachPreload(contents);
  const asked: unknown[] = [];
  for (const name of calls) {
    contents.ipc.handle(name, (_event, ...given) => {
      asked.push([name, ...given]);
      return { value: undefined };
    });
  }
  const lab = electron.standIn.exposed.get('lab') as Record<string, (...given: unknown[]) => Promise<unknown>>;
  await lab['connect']!('trainer', 'n');
  await lab['openFiles']!(['.csv']);
  await lab['saveFile']!('a.csv', Uint8Array.of(1));
  await lab['listRuns']!();
  await lab['readRun']!('a', 9);
  await lab['writeRun']!('a', Uint8Array.of(1));
  await lab['renameRun']!('a', 'b');
  await lab['removeRun']!('b');
  await lab['listRemovedRuns']!();
  await lab['bringBackRun']!('1 b', 'c');
  await lab['eraseRun']!('1 b');
  await lab['takeFiles']!();
  expect(asked).toEqual([
    ['connect', { kind: 'trainer', nonce: 'n' }],
    ['openFiles', { endings: ['.csv'] }],
    ['saveFile', { name: 'a.csv', bytes: Uint8Array.of(1) }],
    ['listRuns', {}],
    ['readRun', { name: 'a', most: 9 }],
    ['writeRun', { name: 'a', bytes: Uint8Array.of(1) }],
    ['renameRun', { name: 'a', to: 'b' }],
    ['removeRun', { name: 'b' }],
    ['listRemovedRuns', {}],
    ['bringBackRun', { id: '1 b', to: 'c' }],
    ['eraseRun', { id: '1 b' }],
    ['takeFiles', {}],
  ]);
});

test('a port is posted to its own window, to its own origin alone, with kind and nonce', async () => {
  const posted: unknown[] = [];
  page.postMessage = (...given) => posted.push(given);
  const contents = new electron.FakeWebContents();
  electron.standIn.attachPreload(contents);
  contents.postMessage('port', { kind: 'surface', nonce: 'n' }, [ports.FakePort.pair().port1]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(posted).toEqual([
    [{ kind: 'port', worker: 'surface', nonce: 'n' }, 'app://lab', [expect.any(ports.PagePort)]],
  ]);
});
