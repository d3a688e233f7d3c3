import { basename, resolve } from 'node:path';
import { limits } from '../core/limits.ts';
import type { FileContents } from '../core/protocol/desktop-calls.ts';

/** What the lab opens when the system hands it over. */
const known = /\.(plab|csv|npz|safetensors)$/i;
/** Files that are handed over at once; the page reads the first. */
const most = 16;

/** The files that a command line names, seen from the folder it was given in. */
export function filesOf(argv: readonly string[], folder: string): readonly string[] {
  return argv
    .slice(1)
    .filter((arg) => !arg.startsWith('-') && known.test(arg))
    .map((arg) => resolve(folder, arg));
}

/** Files that the system hands to the lab, by a double click for instance, and that wait for the page to take them. */
export interface HandedFiles {
  add(paths: readonly string[]): void;
  /** Calls back when there are files to be taken, now or later. */
  onWaiting(listener: () => void): void;
  /** Reads what waits; each file once. Nothing is looked into here: that is done in the page, which has a sandbox. */
  takeFiles(): Promise<readonly FileContents[]>;
}

export function createHandedFiles(read: (path: string, most: number) => Promise<Uint8Array>): HandedFiles {
  let waiting: readonly string[] = [];
  let tell = () => {};
  return {
    add(paths) {
      if (paths.length === 0) return;
      waiting = [...waiting, ...paths].slice(-most);
      tell();
    },
    onWaiting(listener) {
      tell = listener;
    },
    async takeFiles() {
      const paths = waiting;
      waiting = [];
      const files: FileContents[] = [];
      let left: number = limits.fileBytes;
      for (const path of paths) {
        const bytes = await read(path, left);
        left -= bytes.byteLength;
        files.push({ name: basename(path), bytes });
      }
      return files;
    },
  };
}
