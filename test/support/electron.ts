/**
 * A strict stand-in for the module `electron`, which in Node would try to download a runtime. It refuses what Electron
 * refuses, keeps what it was told, and lets a test play the user and the system through `standIn`.
 */
import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';
import { deserialize, FakePort, PagePort, portsOf, serialize } from './message-port.ts';

const copy = (value: unknown) => deserialize(serialize(value));

let isReady = false;
let announceReady = () => {};
const ready = new Promise<void>((resolve) => {
  announceReady = resolve;
});

function onlyBeforeReady(what: string): void {
  if (isReady) throw new Error(`${what} can only be called before app is ready`);
}

function onlyAfterReady(what: string): void {
  if (!isReady) throw new TypeError(`${what} cannot be used before app is ready`);
}

class CommandLine {
  readonly switches = new Map<string, string>();

  appendSwitch(name: string, value = ''): void {
    onlyBeforeReady('commandLine.appendSwitch');
    this.switches.set(name, value);
  }

  hasSwitch(name: string): boolean {
    return this.switches.has(name);
  }
}

class App extends EventEmitter {
  isPackaged = false;
  readonly commandLine = new CommandLine();
  readonly paths = new Map([
    ['exe', '/opt/perceptron-lab/perceptron-lab'],
    ['userData', '/home/lab/.config/perceptron-lab'],
  ]);
  /** What the lab has done with itself, in order. */
  readonly deeds: string[] = [];
  /** Whether another instance holds the lock. */
  isSecond = false;

  enableSandbox(): void {
    onlyBeforeReady('app.enableSandbox');
    this.deeds.push('enableSandbox');
  }

  disableDomainBlockingFor3DAPIs(): void {
    onlyBeforeReady('app.disableDomainBlockingFor3DAPIs');
    this.deeds.push('disableDomainBlockingFor3DAPIs');
  }

  requestSingleInstanceLock(): boolean {
    return !this.isSecond;
  }

  whenReady(): Promise<void> {
    return ready;
  }

  getLocale(): string {
    onlyAfterReady('app.getLocale');
    return 'en-US';
  }

  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.paths.set(name, path);
  }

  quit(): void {
    this.deeds.push('quit');
  }

  exit(code: number): void {
    this.deeds.push(`exit ${code}`);
  }
}

type Handler<Arguments extends unknown[], Result> = (...given: Arguments) => Result;

class FakeSession {
  permissionCheck: Handler<[unknown, string, string, { isMainFrame: boolean; requestingUrl?: string }], boolean> = () =>
    true;
  permissionRequest: Handler<
    [unknown, string, (granted: boolean) => void, { isMainFrame: boolean; requestingUrl: string }],
    void
  > = (_contents, _permission, answer) => answer(true);
  device: Handler<[unknown], boolean> = () => true;
  displayMedia: unknown = 'unset';
  beforeRequest: Handler<[{ url: string }, (answer: { cancel: boolean }) => void], void> = (_details, answer) =>
    answer({ cancel: false });
  readonly spellChecker = { enabled: true, languages: ['en-US'], url: 'https://redirector.gvt1.com/' };

  readonly webRequest = {
    onBeforeRequest: (listener: FakeSession['beforeRequest']) => {
      this.beforeRequest = listener;
    },
  };

  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }

  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }

  setDevicePermissionHandler(handler: FakeSession['device']): void {
    this.device = handler;
  }

  setDisplayMediaRequestHandler(handler: unknown): void {
    this.displayMedia = handler;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker.enabled = enabled;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    this.spellChecker.languages = languages;
  }

  setSpellCheckerDictionaryDownloadURL(url: string): void {
    if (!url.endsWith('/')) throw new Error('the URL must end with a slash');
    this.spellChecker.url = url;
  }
}

interface Frame {
  url: string;
}

type InvokeListener = (event: { senderFrame: Frame | null }, ...given: unknown[]) => unknown;

class ContentsIpc {
  readonly handlers = new Map<string, InvokeListener>();

  handle(channel: string, listener: InvokeListener): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, listener);
  }
}

export class FakeWebContents extends EventEmitter {
  readonly ipc = new ContentsIpc();
  readonly mainFrame: Frame = { url: 'about:blank' };
  /** Where messages of main go: the preload of the page. */
  receive: (channel: string, message: unknown, ports: readonly FakePort[]) => void = () => {};
  windowOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  destroyed = false;

  isDestroyed(): boolean {
    return this.destroyed;
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    const ports = portsOf(transfer);
    const received = copy(message);
    queueMicrotask(() => this.receive(channel, received, ports));
  }

  setWindowOpenHandler(handler: FakeWebContents['windowOpen']): void {
    this.windowOpen = handler;
  }

  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 });
  }

  /** Whether something that a page tries (an event of this name) was allowed to happen. */
  tries(event: string, url: string): boolean {
    let allowed = true;
    const preventDefault = () => {
      allowed = false;
    };
    this.emit(event, { url, preventDefault });
    return allowed;
  }

  /** A call from a frame of this contents; without one, from the main frame. */
  async invoke(channel: string, given: unknown, frame: Frame | null = this.mainFrame): Promise<unknown> {
    const handler = this.ipc.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return copy(await handler({ senderFrame: frame }, copy(given)));
  }
}

export interface WindowOptions {
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly [option: string]: unknown;
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new FakeWebContents();
  readonly loaded: string[] = [];
  readonly options: WindowOptions;
  shown = false;
  focused = 0;

  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.all.filter((window) => !window.isDestroyed());
  }

  constructor(options: WindowOptions) {
    super();
    onlyAfterReady('BrowserWindow');
    const { preload } = options.webPreferences;
    if (typeof preload !== 'string' || !isAbsolute(preload)) throw new Error('preload must be an absolute path');
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.mainFrame.url = url;
    queueMicrotask(() => this.emit('ready-to-show'));
  }

  show(): void {
    this.shown = true;
  }

  focus(): void {
    this.focused += 1;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    throw new Error('the window is not minimized');
  }

  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }

  destroy(): void {
    this.webContents.destroyed = true;
    this.emit('closed');
    if (BrowserWindow.getAllWindows().length === 0) app.emit('window-all-closed');
  }
}

class FakeProtocol {
  readonly privileged: { scheme: string; privileges: Record<string, boolean> }[] = [];
  readonly sources = new Map<string, unknown>();
  readonly handlers = new Map<string, unknown>();

  registerSchemesAsPrivileged(schemes: FakeProtocol['privileged']): void {
    onlyBeforeReady('protocol.registerSchemesAsPrivileged');
    if (this.privileged.length > 0) throw new Error('registerSchemesAsPrivileged can only be called once');
    this.privileged.push(...schemes);
  }

  registerSource(scheme: string, source: { routes: { source: { root: string } }[] }): void {
    onlyAfterReady('protocol.registerSource');
    if (this.sources.has(scheme)) throw new Error('The scheme has been registered');
    for (const route of source.routes) {
      if (!isAbsolute(route.source.root)) throw new Error('root must be an absolute path');
    }
    this.sources.set(scheme, source);
  }

  handle(scheme: string, handler: unknown): void {
    onlyAfterReady('protocol.handle');
    if (this.handlers.has(scheme)) throw new Error('Failed to register protocol');
    this.handlers.set(scheme, handler);
  }
}

export interface FakeChild {
  postMessage(message: unknown, transfer: readonly unknown[]): void;
  kill(): boolean;
  once(event: 'spawn', listener: () => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

interface Fork {
  readonly path: string;
  readonly options: { readonly serviceName?: string; readonly env?: Readonly<Record<string, string>> };
}

/** What a test may set and see. */
export const standIn = {
  forks: [] as Fork[],
  /** How processes are made; a test that lets the lab fork must say how. */
  fork(_path: string, _env: Readonly<Record<string, string>>): FakeChild {
    throw new Error('this test has no processes');
  },
  /** What the user chooses. */
  chosen: { open: [] as string[], save: '', button: 0 },
  asked: [] as unknown[],
  menu: undefined as unknown,
  exposed: new Map<string, unknown>(),

  /** The runtime is up: `whenReady` resolves. */
  becomeReady(): void {
    isReady = true;
    announceReady();
  },

  /** Makes `ipcRenderer` that of this contents' page. */
  attachPreload(contents: FakeWebContents): void {
    ipcRenderer.contents = contents;
    contents.receive = (channel, message, ports) => {
      ipcRenderer.emit(channel, { ports: ports.map((port) => new PagePort(port)) }, message);
    };
  },
};

export const app = new App();
export const protocol = new FakeProtocol();
export const nativeTheme = { shouldUseDarkColors: false };

const defaultSession = new FakeSession();

export const session = {
  get defaultSession(): FakeSession {
    onlyAfterReady('session.defaultSession');
    return defaultSession;
  },
};

export const utilityProcess = {
  fork(path: string, _arguments: readonly string[], options: Fork['options']): FakeChild {
    onlyAfterReady('utilityProcess.fork');
    if (!isAbsolute(path)) throw new Error('the module path must be absolute');
    const env = options.env ?? {};
    if (Object.values(env).some((value) => typeof value !== 'string')) throw new Error('env values must be strings');
    standIn.forks.push({ path, options });
    return standIn.fork(path, env);
  },
};

export class MessageChannelMain {
  readonly port1: FakePort;
  readonly port2: FakePort;

  constructor() {
    ({ port1: this.port1, port2: this.port2 } = FakePort.pair());
  }
}

export const dialog = {
  async showOpenDialog(_window: BrowserWindow, options: unknown) {
    standIn.asked.push(options);
    const filePaths = standIn.chosen.open;
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(_window: BrowserWindow, options: unknown) {
    standIn.asked.push(options);
    const filePath = standIn.chosen.save;
    return { canceled: filePath === '', filePath };
  },
  async showMessageBox(_window: BrowserWindow, options: unknown) {
    standIn.asked.push(options);
    return { response: standIn.chosen.button };
  },
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu(menu: unknown) {
    onlyAfterReady('Menu.setApplicationMenu');
    standIn.menu = menu;
  },
};

class IpcRenderer extends EventEmitter {
  contents: FakeWebContents | undefined;

  invoke(channel: string, ask: unknown): Promise<unknown> {
    if (this.contents === undefined) throw new Error('no page is attached');
    return this.contents.invoke(channel, ask);
  }
}

export const ipcRenderer = new IpcRenderer();

export const contextBridge = {
  exposeInMainWorld(key: string, api: Readonly<Record<string, unknown>>): void {
    if (standIn.exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window');
    // Functions become proxies; everything else is copied.
    for (const value of Object.values(api)) if (typeof value !== 'function') serialize(value);
    standIn.exposed.set(key, Object.freeze({ ...api }));
  },
};
