import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '../core/training/clock.ts';
import { errorCode, fileTrouble } from './file-trouble.ts';

type Handle = Pick<FileHandle, 'write' | 'sync' | 'stat' | 'close'>;

/** What saving needs of a file system: a part of `node:fs/promises`. */
export interface SaveFiles {
  open(path: string, flags: 'wx' | 'r'): Promise<Handle>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

/** How long a rename is tried again while a virus scanner holds the file, and the pauses in between, in milliseconds. */
const patience = 10_000;
const pause = { first: 10, longest: 1000 };

/**
 * A function that saves bytes as a file, all or nothing: a temporary file in the same folder is written, flushed to the
 * disk and renamed, and the folder is flushed. Whatever goes wrong, the file is the old one or the new one, and nothing else
 * is left in the folder. Saves to the same path wait for each other.
 *
 * It rejects with a `file` error that says in plain words what the matter is.
 */
export function createAtomicSave(
  files: SaveFiles,
  platform: NodeJS.Platform,
  clock: Clock,
): (path: string, bytes: Uint8Array) => Promise<void> {
  const queues = new Map<string, Promise<void>>();

  async function save(path: string, bytes: Uint8Array): Promise<void> {
    try {
      // A link stays a link: the file that it names is the one to replace.
      const target = await followLinks(files, path);
      const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
      try {
        await writeWhole(files, temporary, bytes);
        await rename(temporary, target);
      } catch (error) {
        await discard(files, temporary);
        throw error;
      }
      if (platform !== 'win32') await flushFolder(files, dirname(target));
    } catch (error) {
      throw fileTrouble('save', basename(path), error);
    }
  }

  async function rename(from: string, to: string): Promise<void> {
    const start = clock.now();
    for (let wait = pause.first; ; wait = Math.min(2 * wait, pause.longest)) {
      try {
        return await files.rename(from, to);
      } catch (error) {
        const held = platform === 'win32' && ['EACCES', 'EPERM', 'EBUSY'].includes(errorCode(error));
        if (!held || clock.now() - start > patience) throw error;
        await new Promise<void>((resolve) => clock.after(wait, resolve));
      }
    }
  }

  return (path, bytes) => {
    const before = queues.get(path) ?? Promise.resolve();
    const run = () => save(path, bytes);
    // The one before tells its own caller when it fails.
    const saved = before.then(run, run);
    const leave = () => {
      if (queues.get(path) === saved) queues.delete(path);
    };
    queues.set(path, saved);
    saved.then(leave, leave);
    return saved;
  };
}

async function followLinks(files: SaveFiles, path: string): Promise<string> {
  try {
    return await files.realpath(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return path;
    throw error;
  }
}

async function writeWhole(files: SaveFiles, path: string, bytes: Uint8Array): Promise<void> {
  const handle = await files.open(path, 'wx');
  try {
    for (let done = 0; done < bytes.byteLength; ) {
      done += (await handle.write(bytes, done, bytes.byteLength - done)).bytesWritten;
    }
    await handle.sync();
    const { size } = await handle.stat();
    if (size !== bytes.byteLength) throw new Error(`${size} bytes arrived on the disk, not ${bytes.byteLength}`);
  } finally {
    await handle.close();
  }
}

async function discard(files: SaveFiles, path: string): Promise<void> {
  try {
    await files.unlink(path);
  } catch {
    // It may never have been made; what went wrong before is what the caller has to hear.
  }
}

/** Makes the rename itself last. Some file systems cannot flush a folder: the file is whole all the same. */
async function flushFolder(files: SaveFiles, path: string): Promise<void> {
  try {
    const handle = await files.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // See above.
  }
}
