/**
 * Electron's security checklist (docs/tutorial/security.md), item by item. Most are checked on the main process as it starts
 * over the strict stand-in; a few are about what must not be in the sources at all.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options } from '@electron/fuses';
import { beforeAll, expect, test, vi } from 'vitest';
import { menuTemplate } from '../../main/menu.ts';
import { contentSecurityPolicy, pageHeaders } from '../../main/page-headers.ts';
import { dangerousSwitch } from '../../main/switches.ts';
import { en } from '../../resources/messages/en.ts';
import { fuses } from '../../scripts/after-pack.mjs';
import { app, BrowserWindow, type FakeWebContents, protocol, session, standIn } from '../support/electron.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = 'app://lab/index.html';

/** The sources of the lab's own processes. */
const sources = ['main', 'preload', 'renderer', 'core']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** The sources in which something is named that should be named nowhere. */
const naming = (what: RegExp) => sources.filter(({ text }) => what.test(text)).map(({ path }) => path);

let contents: FakeWebContents;
let preferences: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  vi.stubEnv('ELECTRON_RENDERER_URL', undefined);
  app.isPackaged = true;
  await import('../../main/index.ts');
  standIn.becomeReady();
  await vi.waitFor(() => expect(BrowserWindow.all[0]?.loaded).toHaveLength(1));
  const window = BrowserWindow.all[0]!;
  contents = window.webContents;
  preferences = window.options.webPreferences;
});

function cancels(url: string): boolean {
  let cancelled = false;
  session.defaultSession.beforeRequest({ url }, ({ cancel }) => {
    cancelled = cancel;
  });
  return cancelled;
}

function grants(permission: string, url = page, isMainFrame = true): boolean[] {
  const { permissionCheck, permissionRequest } = session.defaultSession;
  let granted = false;
  permissionRequest(
    contents,
    permission,
    (answer) => {
      granted = answer;
    },
    { isMainFrame, requestingUrl: url },
  );
  return [permissionCheck(contents, permission, url, { isMainFrame, requestingUrl: url }), granted];
}

test('1: only the page itself is loaded, and every request to a network is cancelled', () => {
  expect(BrowserWindow.all[0]!.loaded).toEqual([page]);
  for (const url of ['http://127.0.0.1/', 'https://example.org/', 'ws://x/', 'ftp://x/', 'file:///etc/passwd']) {
    expect(cancels(url)).toBe(true);
  }
  for (const url of [page, 'blob:app://lab/1', 'data:,x']) expect(cancels(url)).toBe(false);
  expect(app.commandLine.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
});

test('1: the spell checker, which would fetch dictionaries, is off in every way it can be', () => {
  expect(preferences['spellcheck']).toBe(false);
  expect(session.defaultSession.spellChecker).toEqual({ enabled: false, languages: [], url: 'app://none/' });
});

test('2: no Node in the page, its workers or its frames', () => {
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
});

test('3: the preload lives in a world of its own', () => {
  expect(preferences['contextIsolation']).toBe(true);
});

test('4: every page is sandboxed', () => {
  expect(app.deeds).toContain('enableSandbox');
  expect(preferences['sandbox']).toBe(true);
});

test('5: the page may fill the screen and write text to the clipboard, from its main frame; nothing else is granted', () => {
  for (const permission of ['fullscreen', 'clipboard-sanitized-write']) {
    expect(grants(permission)).toEqual([true, true]);
    expect(grants(permission, page, false)).toEqual([false, false]);
    expect(grants(permission, 'https://example.org/')).toEqual([false, false]);
  }
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'notifications', 'openExternal', 'hid', 'usb']) {
    expect(grants(permission)).toEqual([false, false]);
  }
  expect(session.defaultSession.device({})).toBe(false);
  expect(session.defaultSession.displayMedia).toBeNull();
});

test('the sources are found, and what they name is seen', () => {
  expect(naming(/exposeInMainWorld/)).toEqual([join('preload', 'index.ts')]);
});

test('6: webSecurity is never named, so it stays on', () => {
  expect(naming(/\bwebSecurity\b/)).toEqual([]);
});

test('7: every file of the page comes with a policy that allows its own code alone', () => {
  expect(pageHeaders['Content-Security-Policy']).toBe(contentSecurityPolicy);
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  for (const directive of ['base-uri', 'form-action', 'frame-ancestors', 'object-src']) {
    expect(contentSecurityPolicy).toContain(`${directive} 'none'`);
  }
  expect(JSON.stringify(protocol.sources.get('app'))).toContain(JSON.stringify(contentSecurityPolicy));
});

test('8: allowRunningInsecureContent is never named', () => {
  expect(naming(/allowRunningInsecureContent/)).toEqual([]);
});

test('9: experimentalFeatures is never named', () => {
  expect(naming(/experimentalFeatures/)).toEqual([]);
});

test('10: enableBlinkFeatures is never named, nor the switches that a preference could carry', () => {
  expect(naming(/enableBlinkFeatures|commandLineSwitches/)).toEqual([]);
});

test('11: there are no webviews', () => {
  expect(preferences['webviewTag']).toBe(false);
  expect(naming(/<webview/)).toEqual([]);
});

test('12: a webview that would be made all the same is refused', () => {
  expect(contents.tries('will-attach-webview', page)).toBe(false);
});

test('13: the page may load itself anew and go nowhere else, by itself, in a frame, or by a redirect', () => {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(contents.tries(event, page)).toBe(true);
    for (const url of ['https://example.org/', 'app://lab.evil/index.html', 'app://lab/other.html', 'file:///x']) {
      expect(contents.tries(event, url)).toBe(false);
    }
  }
});

test('14: no window opens', () => {
  expect(contents.windowOpen({ url: page })).toEqual({ action: 'deny' });
});

test('15: nothing is handed to the system to open', () => {
  expect(naming(/openExternal|openPath|showItemInFolder/)).toEqual([]);
});

test('16: Electron is pinned to an exact version of the current line', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(devDependencies.electron).toMatch(/^45\.\d+\.\d+$/);
});

test('17: a call from anything but the main frame of our page is refused', async () => {
  const ask = { endings: [] };
  expect(await contents.invoke('openFiles', ask)).toEqual({ value: [] });
  for (const frame of [null, { url: page }]) {
    expect(await contents.invoke('openFiles', ask, frame)).toMatchObject({ error: { code: 'protocol' } });
  }
});

test('18: the page has a scheme of its own, and the extra reach of file: is fused off', () => {
  expect(protocol.privileged.map(({ scheme }) => scheme)).toEqual(['app']);
  expect(protocol.privileged[0]!.privileges).not.toHaveProperty('bypassCSP');
  expect(naming(/\.loadFile\(|\bfile:\/\//)).toEqual([]);
  expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(false);
});

test('19: all nine fuses are set, to what the lab needs and no more', () => {
  const names = Object.values(FuseV1Options).filter((value) => typeof value === 'string');
  expect(names).toHaveLength(9);
  expect(Object.keys(fuses)).toHaveLength(9);
  const on = names.filter((name) => fuses[FuseV1Options[name as keyof typeof FuseV1Options]]);
  expect(on).toEqual(['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar', 'WasmTrapHandlers']);
});

test('20: the preload hands the page functions of its own, never an event or a piece of Electron', () => {
  const preload = readFileSync(join(root, 'preload/index.ts'), 'utf8');
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
  expect(preload).not.toMatch(/exposeInMainWorld\([^)]*(ipcRenderer|process|require)/);
});

test('an installed lab has no developer tools, and its menu has no way to them', () => {
  expect(preferences['devTools']).toBe(false);
  expect(JSON.stringify(menuTemplate('linux', true, en))).not.toMatch(/toggleDevTools|reload/i);
  expect(JSON.stringify(menuTemplate('linux', false, en))).toContain('toggleDevTools');
});

test.each(['no-sandbox', 'remote-debugging-port', 'js-flags', 'disable-web-security', 'inspect', 'load-extension'])(
  'an installed lab does not start with --%s',
  (name) => {
    expect(dangerousSwitch({ hasSwitch: (asked) => asked === name })).toBe(name);
  },
);

test('harmless switches are no reason not to start', () => {
  expect(dangerousSwitch({ hasSwitch: (asked) => asked === 'force-device-scale-factor' })).toBeUndefined();
});

test('a graphics processor that failed before does not bar the 3-D view for good', () => {
  expect(app.deeds).toContain('disableDomainBlockingFor3DAPIs');
});
