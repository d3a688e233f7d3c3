import { LabError } from '../../core/lab-error.ts';
import type { RunStore } from './host.ts';
import { memoryRuns } from './memory-runs.ts';

const ending = '.plab';

/**
 * Runs in a folder of the origin's private file system; in memory where the browser has none, as for pages from disk. A
 * browser shows what is written only once the whole of it is there.
 */
export async function originRuns(): Promise<RunStore> {
  const folder = await folderOfRuns();
  return folder ? runsIn(folder) : memoryRuns(Date.now);
}

async function folderOfRuns(): Promise<FileSystemDirectoryHandle | undefined> {
  const canWrite = 'FileSystemFileHandle' in globalThis && 'createWritable' in FileSystemFileHandle.prototype;
  if (!canWrite) return undefined;
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle('runs', { create: true });
  } catch {
    // Private windows of some browsers, and pages from disk.
    return undefined;
  }
}

function runsIn(folder: FileSystemDirectoryHandle): RunStore {
  let asked = false;

  /** Keeps the browser from taking the runs away when its disk grows full; some ask the user, once. */
  function stay(): void {
    if (asked) return;
    asked = true;
    navigator.storage.persist().catch(() => {});
  }

  async function exists(name: string): Promise<boolean> {
    try {
      const handle = await folder.getFileHandle(name + ending);
      return (await handle.getFile()).size > 0;
    } catch {
      return false;
    }
  }

  async function read(name: string, most: number): Promise<Uint8Array> {
    const file = await (await folder.getFileHandle(name + ending)).getFile();
    return new Uint8Array(await file.slice(0, most).arrayBuffer());
  }

  async function write(name: string, bytes: Uint8Array): Promise<void> {
    stay();
    const handle = await folder.getFileHandle(name + ending, { create: true });
    const writable = await handle.createWritable();
    try {
      await writable.write(bytes.slice());
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => {});
      throw error;
    }
  }

  return {
    lasting: true,
    async list() {
      const runs = [];
      for await (const handle of folder.values()) {
        if (handle.kind !== 'file' || !handle.name.endsWith(ending)) continue;
        const { size, lastModified } = await handle.getFile();
        // A file is made before it is first filled.
        if (size > 0) runs.push({ name: handle.name.slice(0, -ending.length), bytes: size, time: lastModified });
      }
      return runs;
    },
    read: (name, most) => told('open', name, read(name, most)),
    write: (name, bytes) => told('save', name, write(name, bytes)),
    async rename(name, to) {
      if (await exists(to)) throw new LabError('file', `there is a run ${to} already`);
      const copy = async () => {
        await write(to, await read(name, Number.POSITIVE_INFINITY));
        await folder.removeEntry(name + ending);
      };
      await told('rename', name, copy());
    },
    remove: (name) => told('delete', name, folder.removeEntry(name + ending)),
  };
}

/** What browsers' errors mean, in words for a person who wants to keep a run. */
const meanings: Readonly<Record<string, string>> = {
  QuotaExceededError: 'the disk is full, or the browser gives the lab no more of it',
  NotFoundError: 'it is no longer there',
  NoModificationAllowedError: 'another window is using it',
  NotAllowedError: 'the browser does not allow it',
};

async function told<T>(deed: 'open' | 'save' | 'rename' | 'delete', name: string, done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    const { name: kind, message } = error as Error;
    throw new LabError('file', `cannot ${deed} ${name}: ${meanings[kind] ?? message}`);
  }
}
