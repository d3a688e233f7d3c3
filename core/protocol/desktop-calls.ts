import type { ErrorCode } from '../lab-error.ts';

/** The workers a page can have: one trains, the other computes loss surfaces. */
export type WorkerKind = 'trainer' | 'surface';

/** A file as it comes to a page: its own name, and what is in it. */
export interface FileContents {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A run that is kept: its name, which is that of its file, without the ending; its size; and when it was last written, as `Date` counts. */
export interface KeptRun {
  readonly name: string;
  readonly bytes: number;
  readonly time: number;
}

/** A run that was deleted and can still be brought back. Its time is when it was deleted. */
export interface RemovedRun extends KeptRun {
  /** What it is called among those that were deleted, of which several may have had one name. */
  readonly id: string;
}

/** What the desktop's page may ask of the main process, each call with one argument. */
export interface DesktopCalls {
  /** Starts a worker. Its line comes by the channel `port`, with the same nonce. */
  connect(ask: { readonly kind: WorkerKind; readonly nonce: string }): void;
  openFiles(ask: { readonly endings: readonly string[] }): readonly FileContents[];
  saveFile(ask: FileContents): boolean;
  /** The runs that are kept; the others are about one of them, by its name. */
  listRuns(ask: Readonly<Record<string, never>>): readonly KeptRun[];
  /** The first bytes of its file, at most so many. */
  readRun(ask: { readonly name: string; readonly most: number }): FileContents['bytes'];
  /** Puts a file in the place of the one of this name, if there is one. */
  writeRun(ask: FileContents): void;
  /** Fails where the new name is taken. */
  renameRun(ask: { readonly name: string; readonly to: string }): void;
  /** Puts it aside, and tells the `id` by which it is brought back. */
  removeRun(ask: { readonly name: string }): RemovedRun['id'];
  /** The runs that were deleted lately; those whose time is over go for good. */
  listRemovedRuns(ask: Readonly<Record<string, never>>): readonly RemovedRun[];
  /** Fails where the name is taken. */
  bringBackRun(ask: { readonly id: string; readonly to: string }): void;
  /** Deletes one for good. */
  eraseRun(ask: { readonly id: string }): void;
  /** The files that the system handed to the lab since the last call, by a double click for instance. */
  takeFiles(ask: Readonly<Record<string, never>>): readonly FileContents[];
}

/**
 * What main sends of its own accord: this, with a port that travels along, and the bare word `files` when some wait to be
 * taken.
 */
export interface PortNotice {
  readonly kind: WorkerKind;
  readonly nonce: string;
}

/** How a call ends: no Error object crosses a border. */
export type Reply<T> =
  | { readonly value: T }
  | { readonly error: { readonly code: ErrorCode; readonly message: string } };
