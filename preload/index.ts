import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopCalls, PortNotice, Reply } from '../core/protocol/desktop-calls.ts';
import type { FilesMessage, LabBridge, PortMessage } from './bridge.ts';

function call<Name extends keyof DesktopCalls>(
  name: Name,
  ask: Parameters<DesktopCalls[Name]>[0],
): Promise<Reply<ReturnType<DesktopCalls[Name]>>> {
  return ipcRenderer.invoke(name, ask);
}

const bridge: LabBridge = {
  connect: (kind, nonce) => call('connect', { kind, nonce }),
  openFiles: (endings) => call('openFiles', { endings }),
  saveFile: (name, bytes) => call('saveFile', { name, bytes }),
  listRuns: () => call('listRuns', {}),
  readRun: (name, most) => call('readRun', { name, most }),
  writeRun: (name, bytes) => call('writeRun', { name, bytes }),
  renameRun: (name, to) => call('renameRun', { name, to }),
  removeRun: (name) => call('removeRun', { name }),
  listRemovedRuns: () => call('listRemovedRuns', {}),
  bringBackRun: (id, to) => call('bringBackRun', { id, to }),
  eraseRun: (id) => call('eraseRun', { id }),
  takeFiles: () => call('takeFiles', {}),
};

ipcRenderer.on('port', (event, { kind, nonce }: PortNotice) => {
  const message: PortMessage = { kind: 'port', worker: kind, nonce };
  window.postMessage(message, location.origin, [...event.ports]);
});

ipcRenderer.on('files', () => {
  const message: FilesMessage = { kind: 'files' };
  window.postMessage(message, location.origin);
});

contextBridge.exposeInMainWorld('lab', bridge);
