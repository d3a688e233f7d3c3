import type { FileContents, KeptRun, RemovedRun, WorkerKind } from '../../core/protocol/desktop-calls.ts';
import type { Port } from '../../core/protocol/port.ts';

/** The runs that are kept. All calls reject with a `LabError` in plain words. */
export interface RunStore {
  /** Whether runs outlive the window. */
  readonly lasting: boolean;
  list(): Promise<readonly KeptRun[]>;
  /** The first bytes of a run's file, at most so many. */
  read(name: string, most: number): Promise<Uint8Array>;
  /** Puts a file in the place of the one of this name, if there is one, whole or not at all. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Rejects where the new name is taken. */
  rename(name: string, to: string): Promise<void>;
  /** Puts a run aside, whole, and gives the `id` by which it can be brought back for `daysToBringBack` days. */
  remove(name: string): Promise<RemovedRun['id']>;
  /** The runs that were deleted lately; those whose time is over go for good. */
  removed(): Promise<readonly RemovedRun[]>;
  /** Rejects where the name is taken. */
  bringBack(id: string, to: string): Promise<void>;
  /** Deletes a run that was put aside for good. */
  erase(id: string): Promise<void>;
}

/** What differs between the desktop and the browser edition. Nothing else asks where it runs. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  /** Starts a worker of this kind and gives the page's end of the line to it; a worker of the kind that ran before is ended. */
  connect(kind: WorkerKind): Promise<Port>;
  /** Lets the user choose files; empty when they choose none. `endings` as in `['.gz', '.csv']`. */
  openFiles(endings: readonly string[]): Promise<readonly FileContents[]>;
  /** Lets the user keep bytes as a file; false when they leave it. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Calls back with what opens the files that the system hands to the lab, whenever it does. */
  receiveFiles(take: (files: () => Promise<readonly FileContents[]>) => void): void;
  copyText(text: string): Promise<void>;
  readonly runs: RunStore;
}
