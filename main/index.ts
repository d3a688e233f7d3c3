import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  nativeTheme,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import type { WorkerKind } from '../core/protocol/desktop-calls.ts';
import { pageAddress } from './address.ts';
import { createAtomicSave } from './atomic-save.ts';
import { dataFolder } from './data-folder.ts';
import { openDoor } from './door.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { createHandOver } from './hand-over.ts';
import { createHandedFiles, filesOf } from './handed-files.ts';
import { menuTemplate } from './menu.ts';
import { messagesFor } from './messages.ts';
import { confineContents } from './navigation.ts';
import { nodeClock } from './node-clock.ts';
import { pageSchemes, servePage } from './page-scheme.ts';
import { readFileStart, readRegularFile } from './read-file.ts';
import { createRunsFolder } from './runs-folder.ts';
import { hardenSession } from './session-rules.ts';
import { createSupervisor } from './supervisor.ts';
import { dangerousSwitch, stayOffline } from './switches.ts';
import { tendWindow } from './window.ts';
import { windowOptions } from './window-options.ts';
import { workerEnvironment } from './worker-environment.ts';

const { platform, env } = process;
const packaged = app.isPackaged;
const here = import.meta.dirname;
const developmentServer = packaged ? undefined : env['ELECTRON_RENDERER_URL'];
const address = pageAddress(developmentServer);

const handed = createHandedFiles(readRegularFile);

// Asked before our own switches are added.
const refused = packaged ? dangerousSwitch(app.commandLine) : undefined;

const data = dataFolder({ platform, packaged, env, executable: app.getPath('exe') }, existsSync);
if (data !== undefined) app.setPath('userData', data);

app.enableSandbox();
app.disableDomainBlockingFor3DAPIs();
if (developmentServer === undefined) stayOffline(app.commandLine);
protocol.registerSchemesAsPrivileged(pageSchemes);
confineContents(app, address);
app.on('session-created', (created) => hardenSession(created, address));

if (refused !== undefined) {
  process.stderr.write(`Perceptron Lab does not start with the switch --${refused}\n`);
  app.exit(64);
} else if (app.requestSingleInstanceLock()) {
  handed.add(filesOf(process.argv, process.cwd()));
  app.on('second-instance', (_event, argv, folder) => {
    showAgain();
    handed.add(filesOf(argv, folder));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    handed.add([path]);
  });
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(openLab).catch(fail);
} else {
  app.quit();
}

async function openLab(): Promise<void> {
  hardenSession(session.defaultSession, address);
  servePage(protocol, join(here, '../renderer'), (path) => fs.readFile(path));
  const t = messagesFor(app.getLocale());
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, packaged, t)));

  const window = new BrowserWindow(
    windowOptions(nativeTheme.shouldUseDarkColors, packaged, join(here, '../preload/index.cjs')),
  );
  const supervisors = { trainer: supervise('trainer'), surface: supervise('surface') };
  window.once('closed', () => {
    for (const supervisor of Object.values(supervisors)) supervisor.stop();
  });
  const save = createAtomicSave(fs, platform, nodeClock);
  openDoor(window.webContents, address, {
    connect: createHandOver(window.webContents, () => new MessageChannelMain(), supervisors),
    ...createFileDialogs(window, dialog, readRegularFile, save),
    takeFiles: handed.takeFiles,
    ...createRunsFolder(join(app.getPath('userData'), 'runs'), fs, readFileStart, save, Date.now),
  });
  handed.onWaiting(() => window.isDestroyed() || window.webContents.postMessage('files', {}));
  await tendWindow(window, address.url, nodeClock, (options) => dialog.showMessageBox(window, options), t);
}

function supervise(kind: WorkerKind) {
  let count = 0;
  const fork = () => {
    count += 1;
    return utilityProcess.fork(join(here, `${kind}.js`), [], {
      serviceName: `perceptron-lab-${kind}-${count}`,
      env: workerEnvironment(env),
      stdio: packaged ? 'ignore' : 'inherit',
    });
  };
  return createSupervisor<MessagePortMain>(kind, fork, nodeClock);
}

function showAgain(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  app.exit(1);
}
