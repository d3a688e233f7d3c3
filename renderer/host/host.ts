import type { Port } from '../../core/protocol/port.ts';

/** The workers a page can have: one trains, the other computes loss surfaces. */
export type WorkerKind = 'trainer' | 'surface';

export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What differs between the desktop and the browser edition. Nothing else asks where it runs. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  /** Starts a worker of this kind and gives the page's end of the line to it; a worker of the kind that ran before is ended. */
  connect(kind: WorkerKind): Promise<Port>;
  /** Lets the user choose files; empty when they choose none. `endings` as in `['.gz', '.csv']`. */
  openFiles(endings: readonly string[]): Promise<readonly OpenedFile[]>;
  /** Lets the user keep bytes as a file; false when they leave it. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>;
  copyText(text: string): Promise<void>;
}
