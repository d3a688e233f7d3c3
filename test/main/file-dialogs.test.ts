import { expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { createFileDialogs } from '../../main/file-dialogs.ts';
import { dialog, standIn } from '../support/electron.ts';

type Window = Parameters<typeof createFileDialogs>[0];
type Dialog = Parameters<typeof createFileDialogs>[1];

const saved: [string, Uint8Array][] = [];
const caps: number[] = [];

const dialogs = createFileDialogs(
  {} as Window,
  dialog as unknown as Dialog,
  async (path, most) => {
    caps.push(most);
    return new TextEncoder().encode(path);
  },
  async (path, bytes) => {
    saved.push([path, bytes]);
  },
);

test('the chosen files come by their own names, without their folders', async () => {
  standIn.chosen.open = ['/home/a/images.gz', '/home/a/labels.gz'];
  const opened = await dialogs.openFiles({ endings: ['.gz', '.csv.gz', '.csv'] });
  expect(opened.map(({ name }) => name)).toEqual(['images.gz', 'labels.gz']);
  expect(standIn.asked.at(-1)).toMatchObject({
    filters: [{ extensions: ['gz', 'csv'] }, { extensions: ['*'] }],
  });
});

test('all files together stay below the limit of one', async () => {
  caps.length = 0;
  standIn.chosen.open = ['/a', '/bc'];
  await dialogs.openFiles({ endings: [] });
  expect(caps).toEqual([limits.fileBytes, limits.fileBytes - 2]);
});

test('no file is chosen: none is opened', async () => {
  standIn.chosen.open = [];
  expect(await dialogs.openFiles({ endings: ['.csv'] })).toEqual([]);
});

test('17 files at once are refused', async () => {
  standIn.chosen.open = Array.from({ length: 17 }, (_, i) => `/${i}`);
  await expect(dialogs.openFiles({ endings: [] })).rejects.toThrow('at most 16 files can be opened at once, not 17');
});

test('bytes are kept where the user says, under a safe name to begin with', async () => {
  standIn.chosen.save = '/home/a/mine.plab';
  expect(await dialogs.saveFile({ name: '../run?.plab', bytes: Uint8Array.of(1) })).toBe(true);
  expect(standIn.asked.at(-1)).toMatchObject({ defaultPath: '-run-.plab', filters: [{ extensions: ['plab'] }, {}] });
  expect(saved).toEqual([['/home/a/mine.plab', Uint8Array.of(1)]]);
});

test('the user leaves it: nothing is saved', async () => {
  saved.length = 0;
  standIn.chosen.save = '';
  expect(await dialogs.saveFile({ name: 'run.plab', bytes: new Uint8Array() })).toBe(false);
  expect(saved).toEqual([]);
});
