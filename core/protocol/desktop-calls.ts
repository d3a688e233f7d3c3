import type { ErrorCode } from '../lab-error.ts';

/** The workers a page can have: one trains, the other computes loss surfaces. */
export type WorkerKind = 'trainer' | 'surface';

/** A file as it comes to a page: its own name, and what is in it. */
export interface FileContents {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the desktop's page may ask of the main process, each call with one argument. */
export interface DesktopCalls {
  /** Starts a worker. Its line comes by the channel `port`, with the same nonce. */
  connect(ask: { readonly kind: WorkerKind; readonly nonce: string }): void;
  openFiles(ask: { readonly endings: readonly string[] }): readonly FileContents[];
  saveFile(ask: FileContents): boolean;
}

/** The one message that main sends of its own accord; a port travels with it. */
export interface PortNotice {
  readonly kind: WorkerKind;
  readonly nonce: string;
}

/** How a call ends: no Error object crosses a border. */
export type Reply<T> =
  | { readonly value: T }
  | { readonly error: { readonly code: ErrorCode; readonly message: string } };
