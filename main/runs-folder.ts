import type { Dirent, Stats } from 'node:fs';
import { join } from 'node:path';
import { safeFileName } from '../core/file-name.ts';
import { LabError } from '../core/lab-error.ts';
import type { DesktopCalls, KeptRun, RemovedRun } from '../core/protocol/desktop-calls.ts';
import { isGone, readRemovedName, removedName } from '../core/removed-name.ts';
import { errorCode, fileTrouble } from './file-trouble.ts';

/** What keeping runs needs of a file system: a part of `node:fs/promises`. */
export interface FolderFiles {
  mkdir(path: string, options: { readonly recursive: true }): Promise<unknown>;
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<Dirent[]>;
  stat(path: string): Promise<Pick<Stats, 'size' | 'mtimeMs'>>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

type Ask<Name extends keyof DesktopCalls> = Parameters<DesktopCalls[Name]>[0];

const ending = '.plab';
/** What a save leaves that was killed, by its name. */
const leftOver = /^\.[0-9a-f-]{36}\.tmp$/;

/**
 * The runs that are kept, one file each in a folder of the user's data; those that were deleted wait in a folder within it.
 * Names come parsed: each is a safe file name. Nothing is looked into here: that is done in the page, which has a sandbox.
 */
export function createRunsFolder(
  folder: string,
  files: FolderFiles,
  read: (path: string, most: number) => Promise<Uint8Array>,
  save: (path: string, bytes: Uint8Array) => Promise<void>,
  now: () => number,
) {
  const removed = join(folder, 'deleted');
  const pathOf = (name: string) => join(folder, name + ending);
  const removedPath = (id: string) => join(removed, id + ending);
  let isTidy = false;

  /** Before anything is saved here, what an earlier lab did not finish is of no use to anybody. */
  async function tidy(entries: readonly Dirent[]): Promise<void> {
    if (isTidy) return;
    isTidy = true;
    const old = entries.filter((entry) => entry.isFile() && leftOver.test(entry.name));
    // A file that will not go does no harm.
    await Promise.allSettled(old.map((entry) => files.unlink(join(folder, entry.name))));
  }

  async function entriesOf(path: string): Promise<readonly Dirent[]> {
    try {
      return await files.readdir(path, { withFileTypes: true });
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw fileTrouble('open', 'the folder of the runs', error);
    }
  }

  /** The names of the runs among the entries of a folder. */
  const namesIn = (entries: readonly Dirent[]) =>
    entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => entry.name.slice(0, -ending.length));

  /** Size and time of a file, or nothing when it went while we looked. */
  async function factsOf(path: string): Promise<readonly Pick<KeptRun, 'bytes' | 'time'>[]> {
    try {
      const { size, mtimeMs } = await files.stat(path);
      return [{ bytes: size, time: mtimeMs }];
    } catch {
      return [];
    }
  }

  async function keptRun(name: string): Promise<readonly KeptRun[]> {
    return (await factsOf(pathOf(name))).map((facts) => ({ name, ...facts }));
  }

  async function removedRun(id: string): Promise<readonly RemovedRun[]> {
    const known = readRemovedName(id);
    if (!known) return [];
    if (isGone(known.time, now())) {
      // One that will not go is tried again at the next look.
      await files.unlink(removedPath(id)).catch(() => {});
      return [];
    }
    return (await factsOf(removedPath(id))).map(({ bytes }) => ({ id, bytes, ...known }));
  }

  async function move(deed: 'rename' | 'bring back', name: string, from: string, to: string): Promise<void> {
    if ((await keptRun(to)).length > 0) throw new LabError('file', `there is a run ${to} already`);
    await told(deed, name, files.rename(from, pathOf(to)));
  }

  return {
    async listRuns(_ask: Ask<'listRuns'>): Promise<readonly KeptRun[]> {
      const entries = await entriesOf(folder);
      await tidy(entries);
      const names = namesIn(entries).filter((name) => safeFileName(name) === name);
      return (await Promise.all(names.map(keptRun))).flat();
    },

    readRun: ({ name, most }: Ask<'readRun'>) => read(pathOf(name), most),

    async writeRun({ name, bytes }: Ask<'writeRun'>): Promise<void> {
      isTidy = true;
      await told('save', name, files.mkdir(folder, { recursive: true }));
      await save(pathOf(name), bytes);
    },

    renameRun: ({ name, to }: Ask<'renameRun'>) => move('rename', name, pathOf(name), to),

    async removeRun({ name }: Ask<'removeRun'>): Promise<RemovedRun['id']> {
      const id = removedName(name, now());
      await told('delete', name, files.mkdir(removed, { recursive: true }));
      await told('delete', name, files.rename(pathOf(name), removedPath(id)));
      return id;
    },

    async listRemovedRuns(_ask: Ask<'listRemovedRuns'>): Promise<readonly RemovedRun[]> {
      return (await Promise.all(namesIn(await entriesOf(removed)).map(removedRun))).flat();
    },

    bringBackRun: ({ id, to }: Ask<'bringBackRun'>) => move('bring back', to, removedPath(id), to),

    eraseRun: ({ id }: Ask<'eraseRun'>) =>
      told('delete', readRemovedName(id)?.name ?? id, files.unlink(removedPath(id))),
  };
}

async function told<T>(deed: Parameters<typeof fileTrouble>[0], name: string, done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    throw fileTrouble(deed, name, error);
  }
}
