import type { Dirent, Stats } from 'node:fs';
import { join } from 'node:path';
import { safeFileName } from '../core/file-name.ts';
import { LabError } from '../core/lab-error.ts';
import type { DesktopCalls, KeptRun } from '../core/protocol/desktop-calls.ts';
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
 * The runs that are kept, one file each in a folder of the user's data. Names come parsed: each is a safe file name. Nothing
 * is looked into here: that is done in the page, which has a sandbox.
 */
export function createRunsFolder(
  folder: string,
  files: FolderFiles,
  read: (path: string, most: number) => Promise<Uint8Array>,
  save: (path: string, bytes: Uint8Array) => Promise<void>,
) {
  const pathOf = (name: string) => join(folder, name + ending);
  let isTidy = false;

  /** Before anything is saved here, what an earlier lab did not finish is of no use to anybody. */
  async function tidy(entries: readonly Dirent[]): Promise<void> {
    if (isTidy) return;
    isTidy = true;
    const old = entries.filter((entry) => entry.isFile() && leftOver.test(entry.name));
    // A file that will not go does no harm.
    await Promise.allSettled(old.map((entry) => files.unlink(join(folder, entry.name))));
  }

  async function entriesHere(): Promise<readonly Dirent[]> {
    try {
      return await files.readdir(folder, { withFileTypes: true });
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw fileTrouble('open', 'the folder of the runs', error);
    }
  }

  async function keptRun(name: string): Promise<readonly KeptRun[]> {
    try {
      const { size, mtimeMs } = await files.stat(pathOf(name));
      return [{ name, bytes: size, time: mtimeMs }];
    } catch {
      // It went while we looked.
      return [];
    }
  }

  return {
    async listRuns(_ask: Ask<'listRuns'>): Promise<readonly KeptRun[]> {
      const entries = await entriesHere();
      await tidy(entries);
      const names = entries
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => entry.name.slice(0, -ending.length))
        .filter((name) => safeFileName(name) === name);
      return (await Promise.all(names.map(keptRun))).flat();
    },

    readRun: ({ name, most }: Ask<'readRun'>) => read(pathOf(name), most),

    async writeRun({ name, bytes }: Ask<'writeRun'>): Promise<void> {
      try {
        isTidy = true;
        await files.mkdir(folder, { recursive: true });
      } catch (error) {
        throw fileTrouble('save', name, error);
      }
      await save(pathOf(name), bytes);
    },

    async renameRun({ name, to }: Ask<'renameRun'>): Promise<void> {
      if ((await keptRun(to)).length > 0) throw new LabError('file', `there is a run ${to} already`);
      try {
        await files.rename(pathOf(name), pathOf(to));
      } catch (error) {
        throw fileTrouble('rename', name, error);
      }
    },

    async removeRun({ name }: Ask<'removeRun'>): Promise<void> {
      try {
        await files.unlink(pathOf(name));
      } catch (error) {
        throw fileTrouble('delete', name, error);
      }
    },
  };
}
