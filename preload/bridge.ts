import type { DesktopCalls, FileContents, PortNotice, Reply, WorkerKind } from '../core/protocol/desktop-calls.ts';

type Answer<Call extends keyof DesktopCalls> = Promise<Reply<ReturnType<DesktopCalls[Call]>>>;

/** `window.lab`: all that the desktop's page can reach outside itself. */
export interface LabBridge {
  /** Starts a worker; its port arrives as a `PortMessage` with this nonce. */
  connect(kind: WorkerKind, nonce: string): Answer<'connect'>;
  /** Lets the user choose files; empty when they choose none. */
  openFiles(endings: readonly string[]): Answer<'openFiles'>;
  /** Lets the user keep bytes as a file; false when they leave it. */
  saveFile(name: string, bytes: FileContents['bytes']): Answer<'saveFile'>;
  listRuns(): Answer<'listRuns'>;
  /** The first bytes of a run's file, at most so many. */
  readRun(name: string, most: number): Answer<'readRun'>;
  writeRun(name: string, bytes: FileContents['bytes']): Answer<'writeRun'>;
  renameRun(name: string, to: string): Answer<'renameRun'>;
  removeRun(name: string): Answer<'removeRun'>;
  listRemovedRuns(): Answer<'listRemovedRuns'>;
  bringBackRun(id: string, to: string): Answer<'bringBackRun'>;
  eraseRun(id: string): Answer<'eraseRun'>;
  /** Files that the system handed to the lab; a `FilesMessage` says when there are some. */
  takeFiles(): Answer<'takeFiles'>;
}

/** Files wait to be taken. */
export interface FilesMessage {
  readonly kind: 'files';
}

/** How the preload hands a port on: ports cannot cross the context bridge, so the window posts it to itself. */
export interface PortMessage {
  readonly kind: 'port';
  readonly worker: PortNotice['kind'];
  readonly nonce: PortNotice['nonce'];
}
