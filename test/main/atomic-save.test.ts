import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAtomicSave, type SaveFiles } from '../../main/atomic-save.ts';
import { createManualClock } from '../support/manual-clock.ts';

const old = new TextEncoder().encode('the run of yesterday');
const fresh = new TextEncoder().encode('the run of today, which is longer');

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'save-'));
  path = join(folder, 'run.plab');
  await fs.writeFile(path, old);
});

afterEach(() => fs.rm(folder, { recursive: true }));

const fault = (code: string) => Object.assign(new Error(code), { code });

/** The real file system, except that the step with this number fails; `steps` lists what was done. */
function faulty(failing: number, code = 'EIO', chunk = Number.POSITIVE_INFINITY) {
  const steps: string[] = [];
  const step = (name: string) => {
    steps.push(name);
    if (steps.length - 1 === failing) throw fault(code);
  };
  const files: SaveFiles = {
    async open(target, flags) {
      step(`open ${flags}`);
      const handle = await fs.open(target, flags);
      return {
        write: (async (bytes: Uint8Array, offset: number, length: number) => {
          step('write');
          return handle.write(bytes, offset, Math.min(length, chunk));
        }) as typeof handle.write,
        async sync() {
          step('sync');
          await handle.sync();
        },
        stat: (async () => {
          step('stat');
          return handle.stat();
        }) as typeof handle.stat,
        async close() {
          await handle.close();
          step('close');
        },
      };
    },
    async realpath(target) {
      step('realpath');
      return fs.realpath(target);
    },
    async rename(from, to) {
      step('rename');
      await fs.rename(from, to);
    },
    unlink: (target) => fs.unlink(target),
  };
  return { files, steps };
}

const saver = (files: SaveFiles = fs, platform: NodeJS.Platform = 'linux') =>
  createAtomicSave(files, platform, createManualClock());

test('a save writes beside the file, flushes, renames, and flushes the folder, in this order', async () => {
  const { files, steps } = faulty(-1);
  await saver(files)(path, fresh);
  expect(steps).toEqual(['realpath', 'open wx', 'write', 'sync', 'stat', 'close', 'rename', 'open r', 'sync', 'close']);
  expect(new Uint8Array(await fs.readFile(path))).toEqual(fresh);
  expect(await fs.readdir(folder)).toEqual(['run.plab']);
});

test('a new file is made where there was none', async () => {
  const target = join(folder, 'new.csv');
  await saver()(target, fresh);
  expect(new Uint8Array(await fs.readFile(target))).toEqual(fresh);
});

test('a write that takes only some bytes at a time is carried on to the last', async () => {
  const { files, steps } = faulty(-1, 'EIO', 4);
  await saver(files)(path, fresh);
  expect(steps.filter((name) => name === 'write')).toHaveLength(Math.ceil(fresh.length / 4));
  expect(new Uint8Array(await fs.readFile(path))).toEqual(fresh);
});

test('a view is saved as what it shows, not as its whole buffer', async () => {
  const view = fresh.subarray(4, 9);
  await saver()(path, view);
  expect(new Uint8Array(await fs.readFile(path))).toEqual(view.slice());
});

describe.each([0, 1, 2, 3, 4, 5, 6])('when step %i fails', (failing) => {
  test('the file is the old one, nothing else is left, and the save rejects with a file error', async () => {
    const { files } = faulty(failing);
    await expect(saver(files)(path, fresh)).rejects.toMatchObject({
      code: 'file',
      message: 'cannot save run.plab: the disk reports an error (EIO)',
    });
    expect(new Uint8Array(await fs.readFile(path))).toEqual(old);
    expect(await fs.readdir(folder)).toEqual(['run.plab']);
  });
});

test.each([7, 8, 9])('a folder that cannot be flushed (step %i) does not undo the save', async (failing) => {
  await saver(faulty(failing).files)(path, fresh);
  expect(new Uint8Array(await fs.readFile(path))).toEqual(fresh);
});

test.each([
  ['ENOSPC', 2, 'the disk is full (ENOSPC)'],
  ['EDQUOT', 2, 'your share of the disk is used up (EDQUOT)'],
  ['EROFS', 1, 'the disk can only be read (EROFS)'],
  ['EACCES', 1, 'access to it is not allowed (EACCES)'],
  ['EXDEV', 6, 'its folder lies on two disks at once (EXDEV)'],
])('%s is said in plain words', async (code, failing, words) => {
  await expect(saver(faulty(failing, code).files)(path, fresh)).rejects.toThrow(`cannot save run.plab: ${words}`);
});

test('a folder that is gone is said in plain words', async () => {
  await expect(saver()(join(folder, 'gone/run.plab'), fresh)).rejects.toThrow(
    'cannot save run.plab: it is no longer there, or its folder is not (ENOENT)',
  );
});

test('a link stays a link, and the file that it names is replaced', async () => {
  const link = join(folder, 'link.plab');
  await fs.symlink(path, link);
  await saver()(link, fresh);
  expect((await fs.lstat(link)).isSymbolicLink()).toBe(true);
  expect(new Uint8Array(await fs.readFile(path))).toEqual(fresh);
});

/** A file system whose rename is held up, by a virus scanner, a number of times. */
function held(times: number, code: string): { files: SaveFiles; tries: () => number } {
  let tries = 0;
  return {
    tries: () => tries,
    files: {
      ...fs,
      async rename(from, to) {
        tries += 1;
        if (tries <= times) throw fault(code);
        await fs.rename(from, to);
      },
    },
  };
}

/** Winds the clock until the save has ended. */
async function finish(clock: ReturnType<typeof createManualClock>, saved: Promise<void>): Promise<void> {
  let ended = false;
  const note = () => {
    ended = true;
  };
  saved.then(note, note);
  while (!ended) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    clock.pass(10);
  }
  await saved;
}

test.each(['EACCES', 'EPERM', 'EBUSY'])('on Windows a rename that fails with %s is tried again', async (code) => {
  const { files, tries } = held(5, code);
  const clock = createManualClock();
  await finish(clock, createAtomicSave(files, 'win32', clock)(path, fresh));
  expect(tries()).toBe(6);
  expect(new Uint8Array(await fs.readFile(path))).toEqual(fresh);
});

test('on Windows a rename is given up after 10 to 11 s, and the old file is kept', async () => {
  const clock = createManualClock();
  const tries: number[] = [];
  const files: SaveFiles = {
    ...fs,
    async rename() {
      tries.push(clock.now());
      throw fault('EBUSY');
    },
  };
  await expect(finish(clock, createAtomicSave(files, 'win32', clock)(path, fresh))).rejects.toThrow(
    'another program is using it (EBUSY)',
  );
  const spent = tries.at(-1)! - tries[0]!;
  expect(spent).toBeGreaterThan(10_000);
  expect(spent).toBeLessThanOrEqual(11_010);
  expect(new Uint8Array(await fs.readFile(path))).toEqual(old);
  expect(await fs.readdir(folder)).toEqual(['run.plab']);
});

test('elsewhere a rename that is not allowed fails at once', async () => {
  const { files, tries } = held(1, 'EACCES');
  await expect(saver(files)(path, fresh)).rejects.toThrow('access to it is not allowed');
  expect(tries()).toBe(1);
});

test('saves to one path follow each other, also after one that failed', async () => {
  const save = saver(held(1, 'EIO').files);
  const first = save(path, old);
  const second = save(path, fresh);
  await expect(first).rejects.toThrow('the disk reports an error');
  await second;
  expect(new Uint8Array(await fs.readFile(path))).toEqual(fresh);
});

test('many saves at once leave the last one, whole (seed 11)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 64 }), { minLength: 1, maxLength: 6 }), async (contents) => {
      const save = saver();
      await Promise.all(contents.map((bytes) => save(path, bytes)));
      expect(new Uint8Array(await fs.readFile(path))).toEqual(contents.at(-1));
      expect(await fs.readdir(folder)).toEqual(['run.plab']);
    }),
    { seed: 11, numRuns: 20 },
  );
});
