import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FileContents } from '../../core/protocol/desktop-calls.ts';
import type { Port } from '../../core/protocol/port.ts';
import type { LabBridge } from '../../preload/bridge.ts';
import { desktopHost } from '../../renderer/host/desktop.ts';
import type { EchoChild } from '../support/echo-child.ts';
import { createPageWindow, type PageWindow } from '../support/page-window.ts';

type Electron = typeof import('../support/electron.ts');

let electron: Electron;
let children: EchoChild[];

beforeEach(async () => {
  vi.resetModules();
  vi.stubEnv('NODE_OPTIONS', '--require=/tmp/x.js');
  electron = await import('../support/electron.ts');
  // Of the same module graph: a port of another one is not a valid port.
  const echo = await import('../support/echo-child.ts');
  children = [];
  electron.standIn.fork = () => {
    const child = new echo.EchoChild();
    children.push(child);
    return child;
  };
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const settle = () => new Promise<void>((done) => setTimeout(done, 20));

/** Starts the real main process over the stand-in, up to the first picture of its window. */
async function startMain() {
  await import('../../main/index.ts');
  electron.standIn.becomeReady();
  await settle();
  const [window] = electron.BrowserWindow.all;
  return window;
}

/** Opens the page of a window: its real preload, and the host that the renderer makes of it. */
async function openPage(window: NonNullable<Awaited<ReturnType<typeof startMain>>>) {
  const page = createPageWindow('app://lab');
  vi.stubGlobal('window', page);
  vi.stubGlobal('location', page.location);
  electron.standIn.attachPreload(window.webContents);
  await import('../../preload/index.ts');
  const bridge = electron.standIn.exposed.get('lab') as LabBridge;
  return { page, bridge, host: desktopHost(bridge, page as unknown as Window & PageWindow) };
}

function nextMessage(port: Port): Promise<unknown> {
  return new Promise((heard) => port.onMessage(heard));
}

test('main starts, serves the built page, and shows it', async () => {
  const window = (await startMain())!;
  expect(window.loaded).toEqual(['app://lab/index.html']);
  expect(window.shown).toBe(true);
  expect(electron.protocol.sources.get('app')).toMatchObject({
    routes: [{ match: { host: 'lab' }, source: { root: resolve('renderer') } }],
  });
});

test('a page asks for a worker, gets a port of its own, and main hears nothing of what is said', async () => {
  const { host } = await openPage((await startMain())!);
  const port = await host.connect('trainer');
  const heard = nextMessage(port);
  port.post({ weights: Float32Array.of(1, 2) });
  expect(await heard).toEqual({ weights: Float32Array.of(1, 2) });
  expect(electron.standIn.forks).toHaveLength(1);
  expect(electron.standIn.forks[0]!.path).toBe(resolve('main/trainer.js'));
});

test('trainer and surface run side by side, each under a name of its own', async () => {
  const { host } = await openPage((await startMain())!);
  const [trainer, surface] = await Promise.all([host.connect('trainer'), host.connect('surface')]);
  const heard = Promise.all([nextMessage(trainer), nextMessage(surface)]);
  trainer.post('a');
  surface.post('b');
  expect(await heard).toEqual(['a', 'b']);
  const names = electron.standIn.forks.map(({ options }) => options.serviceName);
  expect(names).toEqual(['perceptron-lab-trainer-1', 'perceptron-lab-surface-1']);
});

test('a worker gets no variable that could lead it astray', async () => {
  const { host } = await openPage((await startMain())!);
  await host.connect('trainer');
  expect(electron.standIn.forks[0]!.options.env).not.toHaveProperty('NODE_OPTIONS');
});

test('a worker that crashes closes the port, and the page gets a new worker when it asks again', async () => {
  const { host } = await openPage((await startMain())!);
  const port = await host.connect('trainer');
  const closed = new Promise<void>((heard) => port.onClose(heard));
  children[0]!.crash();
  await closed;
  const next = await host.connect('trainer');
  const heard = nextMessage(next);
  next.post('again');
  expect(await heard).toBe('again');
  expect(electron.standIn.forks.map(({ options }) => options.serviceName)).toEqual([
    'perceptron-lab-trainer-1',
    'perceptron-lab-trainer-2',
  ]);
});

test('a port that carries another nonce, kind, origin or source is not taken', async () => {
  const { host, page, bridge } = await openPage((await startMain())!);
  const connect = vi.fn(async () => ({ value: undefined }));
  const deaf = desktopHost({ ...bridge, connect }, page as unknown as Window & PageWindow);
  let taken = false;
  deaf.connect('trainer').then(() => {
    taken = true;
  });
  const nonce = (connect.mock.calls[0] as unknown[])[1];
  const right = { kind: 'port', worker: 'trainer', nonce };
  const { port1 } = new MessageChannel();
  const say = (data: unknown, from: { origin?: string; source?: unknown; ports?: MessagePort[] } = {}) =>
    page.deliver({ data, origin: 'app://lab', source: page, ports: [port1], ...from });
  say({ ...right, nonce: crypto.randomUUID() });
  say({ ...right, worker: 'surface' });
  say({ ...right, kind: 'other' });
  say(right, { origin: 'https://example.org' });
  say(right, { source: {} });
  say(right, { ports: [] });
  say(null);
  // A port of someone else who asked at the same time is not taken either.
  await host.connect('trainer');
  await settle();
  expect(taken).toBe(false);
  say(right);
  await settle();
  expect(taken).toBe(true);
  port1.close();
});

test('closing the window ends its workers and the lab', async () => {
  const window = (await startMain())!;
  const { host } = await openPage(window);
  await host.connect('trainer');
  await settle();
  window.destroy();
  expect(children[0]!.killed).toBe(true);
  expect(electron.app.deeds).toContain('quit');
});

test('a second instance shows the window of the first and ends', async () => {
  const window = (await startMain())!;
  electron.app.emit('second-instance', {}, ['lab'], '/');
  expect(window.focused).toBe(1);

  vi.resetModules();
  electron = await import('../support/electron.ts');
  electron.app.isSecond = true;
  expect(await startMain()).toBeUndefined();
  expect(electron.app.deeds).toContain('quit');
});

test('a file of a second instance goes to the page of the first', async () => {
  const { host } = await openPage((await startMain())!);
  const taken: FileContents[] = [];
  host.receiveFiles(async (files) => void taken.push(...(await files())));
  await settle();
  expect(taken).toEqual([]);
  const folder = await mkdtemp(join(tmpdir(), 'handed-'));
  await writeFile(join(folder, 'a.plab'), 'run');
  electron.app.emit('second-instance', {}, ['lab', '--no-sandbox', 'a.plab'], folder);
  await vi.waitFor(() => expect(taken.map(({ name }) => name)).toEqual(['a.plab']));
  expect(new TextDecoder().decode(taken[0]!.bytes)).toBe('run');
  await rm(folder, { recursive: true });
});

test('an installed lab does not start with a switch that opens it to others', async () => {
  electron.app.isPackaged = true;
  electron.app.commandLine.switches.set('remote-debugging-port', '9222');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await startMain()).toBeUndefined();
  expect(write).toHaveBeenCalledWith('Perceptron Lab does not start with the switch --remote-debugging-port\n');
  expect(electron.app.deeds).toContain('exit 64');
  write.mockRestore();
});

test('an installed lab pays no heed to the address of a development server', async () => {
  electron.app.isPackaged = true;
  vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173/');
  expect((await startMain())!.loaded).toEqual(['app://lab/index.html']);
});

test('in development the page comes from the server', async () => {
  vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173/');
  expect((await startMain())!.loaded).toEqual(['http://localhost:5173/']);
});

test('what the lab remembers lies where PERCEPTRON_LAB_USER_DATA says', async () => {
  vi.stubEnv('PERCEPTRON_LAB_USER_DATA', '/srv/lab');
  await startMain();
  expect(electron.app.getPath('userData')).toBe('/srv/lab');
});
