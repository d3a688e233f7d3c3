import { LabError } from '../../core/lab-error.ts';
import { isGone, readRemovedName, removedName } from '../../core/removed-name.ts';
import type { RunStore } from './host.ts';
import { memoryRuns } from './memory-runs.ts';

const ending = '.plab';
/** Bytes that are written at a time. */
const piece = 256 * 1024;

/**
 * Runs in folders of the origin's private file system; in memory where the browser has none, as for pages from disk. A
 * browser shows what is written only once the whole of it is there.
 */
export async function originRuns(): Promise<RunStore> {
  const folders = await foldersOfRuns();
  return folders ? runsIn(folders) : memoryRuns(Date.now);
}

interface Folders {
  readonly kept: FileSystemDirectoryHandle;
  readonly removed: FileSystemDirectoryHandle;
}

async function foldersOfRuns(): Promise<Folders | undefined> {
  const canWrite = 'FileSystemFileHandle' in globalThis && 'createWritable' in FileSystemFileHandle.prototype;
  if (!canWrite) return undefined;
  try {
    const root = await navigator.storage.getDirectory();
    const [kept, removed] = ['runs', 'deleted-runs'].map((name) => root.getDirectoryHandle(name, { create: true }));
    return { kept: await kept!, removed: await removed! };
  } catch {
    // Private windows of some browsers, and pages from disk.
    return undefined;
  }
}

/** Most browsers move a file without a copy of it, which a full disk has no room for. */
interface MovableFile extends FileSystemFileHandle {
  move?(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}

function runsIn({ kept, removed }: Folders): RunStore {
  let asked = false;

  /** Keeps the browser from taking the runs away when its disk grows full; some ask the user, once. */
  function stay(): void {
    if (asked) return;
    asked = true;
    navigator.storage.persist().catch(() => {});
  }

  async function write(folder: FileSystemDirectoryHandle, name: string, bytes: Uint8Array): Promise<void> {
    stay();
    const handle = await folder.getFileHandle(name + ending, { create: true });
    const writable = await handle.createWritable();
    try {
      // In pieces: a browser copies each of them at once, and the page waits for it.
      for (let from = 0; from < bytes.length; from += piece) await writable.write(bytes.slice(from, from + piece));
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => {});
      throw error;
    }
  }

  async function move(from: FileSystemDirectoryHandle, name: string, folder: FileSystemDirectoryHandle, to: string) {
    const handle: MovableFile = await from.getFileHandle(name + ending);
    if (handle.move) return handle.move(folder, to + ending);
    await write(folder, to, await read(from, name));
    await from.removeEntry(name + ending);
  }

  async function refuseTaken(name: string): Promise<void> {
    const size = await kept.getFileHandle(name + ending).then(
      async (handle) => (await handle.getFile()).size,
      () => 0,
    );
    if (size > 0) throw new LabError('file', `there is a run ${name} already`);
  }

  return {
    lasting: true,
    list: () => filesIn(kept),
    read: (name, most) => told('open', name, read(kept, name, most)),
    write: (name, bytes) => told('save', name, write(kept, name, bytes)),
    async rename(name, to) {
      await refuseTaken(to);
      await told('rename', name, move(kept, name, kept, to));
    },
    async remove(name) {
      const id = removedName(name, Date.now());
      await told('delete', name, move(kept, name, removed, id));
      return id;
    },
    async removed() {
      const files = (await filesIn(removed)).flatMap(({ name: id, bytes }) => {
        const known = readRemovedName(id);
        return known ? [{ id, bytes, ...known }] : [];
      });
      const isOver = ({ time }: { readonly time: number }) => isGone(time, Date.now());
      // One that will not go is tried again at the next look.
      await Promise.allSettled(files.filter(isOver).map(({ id }) => removed.removeEntry(id + ending)));
      return files.filter((file) => !isOver(file));
    },
    async bringBack(id, to) {
      await refuseTaken(to);
      await told('bring back', to, move(removed, id, kept, to));
    },
    erase: (id) => told('delete', readRemovedName(id)?.name ?? id, removed.removeEntry(id + ending)),
  };
}

async function filesIn(folder: FileSystemDirectoryHandle) {
  const files = [];
  for await (const handle of folder.values()) {
    if (handle.kind !== 'file' || !handle.name.endsWith(ending)) continue;
    const file = await handle.getFile().catch(unlessGone);
    // A file is made before it is first filled.
    if (file && file.size > 0)
      files.push({ name: handle.name.slice(0, -ending.length), bytes: file.size, time: file.lastModified });
  }
  return files;
}

/** What was renamed or deleted while the list was made is not in it. */
function unlessGone(error: Error): undefined {
  if (error.name !== 'NotFoundError') throw error;
}

async function read(folder: FileSystemDirectoryHandle, name: string, most?: number): Promise<Uint8Array> {
  const handle = await folder.getFileHandle(name + ending);
  const begin = async () => new Uint8Array(await (await handle.getFile()).slice(0, most).arrayBuffer());
  // One that is written anew while it is read cannot be read to its end.
  return begin().catch(begin);
}

/** What browsers' errors mean, in words for a person who wants to keep a run. */
const meanings: Readonly<Record<string, string>> = {
  QuotaExceededError: 'the disk is full, or the browser gives the lab no more of it',
  NotFoundError: 'it is no longer there',
  NoModificationAllowedError: 'another window is using it',
  NotAllowedError: 'the browser does not allow it',
};

async function told<T>(
  deed: 'open' | 'save' | 'rename' | 'delete' | 'bring back',
  name: string,
  done: Promise<T>,
): Promise<T> {
  try {
    return await done;
  } catch (error) {
    const { name: kind, message } = error as Error;
    throw new LabError('file', `cannot ${deed} ${name}: ${meanings[kind] ?? message}`);
  }
}
