import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import { safeFileName } from '../core/file-name.ts';
import { LabError } from '../core/lab-error.ts';
import { limits } from '../core/limits.ts';
import type { DesktopCalls, FileContents } from '../core/protocol/desktop-calls.ts';

/** Files that can be opened at once. */
const most = 16;

/**
 * Opening and saving through the system's dialogs: the page never names a path. Files are read here but not looked into:
 * that is done in the page, which has a sandbox.
 */
export function createFileDialogs(
  window: BrowserWindow,
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  read: (path: string, most: number) => Promise<Uint8Array>,
  save: (path: string, bytes: Uint8Array) => Promise<void>,
) {
  return {
    async openFiles({ endings }: Parameters<DesktopCalls['openFiles']>[0]): Promise<readonly FileContents[]> {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: filtersFor(endings),
      });
      if (canceled) return [];
      if (filePaths.length > most) {
        throw new LabError('limit', `at most ${most} files can be opened at once, not ${filePaths.length}`);
      }
      const opened: FileContents[] = [];
      let left: number = limits.fileBytes;
      for (const path of filePaths) {
        const bytes = await read(path, left);
        left -= bytes.byteLength;
        opened.push({ name: basename(path), bytes });
      }
      return opened;
    },

    async saveFile({ name, bytes }: Parameters<DesktopCalls['saveFile']>[0]): Promise<boolean> {
      const proposed = safeFileName(name);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: proposed,
        filters: filtersFor(endingOf(proposed)),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return false;
      await save(filePath, bytes);
      return true;
    },
  };
}

/** Dialogs know the last part of an ending only, without its dot: `.csv.gz` is `gz` to them. */
function filtersFor(endings: readonly string[]) {
  const extensions = [...new Set(endings.map((ending) => ending.slice(ending.lastIndexOf('.') + 1)))];
  if (extensions.length === 0) return [];
  return [
    { name: endings.join(' '), extensions },
    { name: '*', extensions: ['*'] },
  ];
}

function endingOf(name: string): readonly string[] {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? [name.slice(dot)] : [];
}
