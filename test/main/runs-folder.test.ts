import { spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAtomicSave } from '../../main/atomic-save.ts';
import { nodeClock } from '../../main/node-clock.ts';
import { readFileStart } from '../../main/read-file.ts';
import { createRunsFolder, type FolderFiles } from '../../main/runs-folder.ts';
import { bundleForNode } from '../../scripts/node-bundle.mjs';

let place: string;
let folder: string;

beforeEach(async () => {
  place = await fs.mkdtemp(join(tmpdir(), 'runs-'));
  folder = join(place, 'runs');
});
afterEach(() => fs.rm(place, { recursive: true }));

const open = (files: Partial<FolderFiles> = {}, now: () => number = () => 1000) =>
  createRunsFolder(
    folder,
    { ...fs, ...files } as FolderFiles,
    readFileStart,
    createAtomicSave(fs, process.platform, nodeClock),
    now,
  );
const bytes = (text: string) => new TextEncoder().encode(text);

test('without a folder there are no runs; the first one makes it', async () => {
  const runs = open();
  expect(await runs.listRuns({})).toEqual([]);
  await runs.writeRun({ name: '渦 2-8-8-1', bytes: bytes('run') });
  expect(await runs.listRuns({})).toEqual([{ name: '渦 2-8-8-1', bytes: 3, time: expect.any(Number) }]);
  expect(await fs.readdir(folder)).toEqual(['渦 2-8-8-1.plab']);
});

test('the first bytes of a run are read, or all when there are no more', async () => {
  const runs = open();
  await runs.writeRun({ name: 'a', bytes: bytes('run of today') });
  expect(await runs.readRun({ name: 'a', most: 3 })).toEqual(bytes('run'));
  expect(await runs.readRun({ name: 'a', most: 300 })).toEqual(bytes('run of today'));
});

test('a run is renamed, but not over another', async () => {
  const runs = open();
  for (const name of ['a', 'b']) await runs.writeRun({ name, bytes: bytes(name) });
  await expect(runs.renameRun({ name: 'a', to: 'b' })).rejects.toMatchObject({
    code: 'file',
    message: 'there is a run b already',
  });
  await runs.renameRun({ name: 'a', to: 'c' });
  expect((await runs.listRuns({})).map(({ name }) => name).sort()).toEqual(['b', 'c']);
  expect(await runs.readRun({ name: 'b', most: 9 })).toEqual(bytes('b'));
});

test('a deleted run waits in a folder within, comes back under a free name alone, and goes for good after 30 days', async () => {
  let now = 1000.4;
  const runs = open({}, () => now);
  await runs.writeRun({ name: 'a', bytes: bytes('first') });
  const first = await runs.removeRun({ name: 'a' });
  now = 2000;
  await runs.writeRun({ name: 'a', bytes: bytes('second') });
  const second = await runs.removeRun({ name: 'a' });
  await runs.writeRun({ name: 'a', bytes: bytes('third') });
  await fs.writeFile(join(folder, 'deleted', 'notes.plab'), 'x');
  expect(await runs.listRuns({})).toEqual([{ name: 'a', bytes: 5, time: expect.any(Number) }]);
  const waiting = await open({}, () => now).listRemovedRuns({});
  expect(waiting.toSorted((a, b) => a.time - b.time)).toEqual([
    { id: first, name: 'a', bytes: 5, time: 1000 },
    { id: second, name: 'a', bytes: 6, time: 2000 },
  ]);
  await expect(runs.bringBackRun({ id: first, to: 'a' })).rejects.toThrow('there is a run a already');
  await runs.bringBackRun({ id: first, to: 'b' });
  expect(await runs.readRun({ name: 'b', most: 9 })).toEqual(bytes('first'));
  await expect(runs.bringBackRun({ id: first, to: 'c' })).rejects.toThrow(
    /^cannot bring back c: it is no longer there/,
  );

  now += 30 * 24 * 60 * 60 * 1000;
  expect(await runs.listRemovedRuns({})).toHaveLength(1);
  now += 1;
  expect(await runs.listRemovedRuns({})).toEqual([]);
  expect(await fs.readdir(join(folder, 'deleted'))).toEqual(['notes.plab']);

  const third = await runs.removeRun({ name: 'a' });
  await runs.eraseRun({ id: third });
  await expect(runs.eraseRun({ id: third })).rejects.toThrow(/^cannot delete a: it is no longer there/);
});

test('what is not there is told in plain words', async () => {
  const runs = open();
  await expect(runs.removeRun({ name: 'a' })).rejects.toThrow(
    'cannot delete a: it is no longer there, or its folder is not (ENOENT)',
  );
  await expect(runs.renameRun({ name: 'a', to: 'b' })).rejects.toThrow(/^cannot rename a: it is no longer there/);
  await expect(runs.readRun({ name: 'a', most: 1 })).rejects.toThrow(/^cannot open a.plab: it is no longer there/);
});

test('a folder that cannot be made or read is told in plain words', async () => {
  const refuse = async () => {
    throw Object.assign(new Error(), { code: 'EACCES' });
  };
  const runs = open({ mkdir: refuse, readdir: refuse });
  await expect(runs.listRuns({})).rejects.toThrow(
    'cannot open the folder of the runs: access to it is not allowed (EACCES)',
  );
  await expect(runs.writeRun({ name: 'a', bytes: bytes('a') })).rejects.toThrow(
    'cannot save a: access to it is not allowed (EACCES)',
  );
});

test('other files of the folder are left alone; what a killed save left is cleared away once, before the first save', async () => {
  await fs.mkdir(folder);
  const left = '.0b0e7f5c-52a1-4a40-9b15-6f1d0f9f6a11.tmp';
  for (const name of [left, '.hidden.plab', 'notes.txt', 'a.plab']) await fs.writeFile(join(folder, name), 'x');
  const runs = open();
  expect((await runs.listRuns({})).map(({ name }) => name)).toEqual(['a']);
  expect((await fs.readdir(folder)).sort()).toEqual(['.hidden.plab', 'a.plab', 'notes.txt']);
  await fs.writeFile(join(folder, left), 'x');
  await runs.listRuns({});
  expect(await fs.readdir(folder)).toContain(left);
});

test.skipIf(process.platform === 'win32')(
  'a process that is killed while it saves leaves a whole file (12 times, after 2 to 46 ms)',
  async () => {
    await fs.mkdir(folder);
    const path = join(folder, 'a.plab');
    const program = await bundleForNode(join(import.meta.dirname, '../support/save-forever.ts'), join(place, 'bundle'));
    for (let i = 0; i < 12; i++) {
      const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, 2 + 4 * i));
      child.kill('SIGKILL');
      await ended;
      const file = await fs.readFile(path);
      expect(file.length - 2_000_000).toBe(file[0]);
      expect(file.every((byte) => byte === file[0])).toBe(true);
    }
    await open().listRuns({});
    expect(await fs.readdir(folder)).toEqual(['a.plab']);
  },
  60_000,
);
