import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { LabError } from '../core/lab-error.ts';
import { fileTrouble } from './file-trouble.ts';

/**
 * The bytes of a regular file, in a buffer of exactly their size. Throws a `file` error for pipes, devices and folders, and
 * a `limit` error for more than `most` bytes; the size is known before anything is allocated, and it is the size of the file
 * that was opened, whatever the path names by then.
 */
export function readRegularFile(path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  return read(path, (name, size) => {
    if (size <= most) return size;
    throw new LabError('limit', `cannot open ${name}: it has ${size} bytes, at most ${most} are expected`);
  });
}

/** The same of its first bytes, or of all when there are no more than `most`. */
export function readFileStart(path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  return read(path, (_name, size) => Math.min(size, most));
}

async function read(path: string, wanted: (name: string, size: number) => number): Promise<Uint8Array<ArrayBuffer>> {
  const name = basename(path);
  try {
    // Without waiting: opening a pipe would hang until somebody writes to it.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new LabError('file', `cannot open ${name}: it is not a regular file`);
      const bytes = new Uint8Array(wanted(name, stat.size));
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
        if (bytesRead === 0) throw new LabError('file', `cannot open ${name}: it became shorter while it was read`);
        done += bytesRead;
      }
      return bytes;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileTrouble('open', name, error);
  }
}
