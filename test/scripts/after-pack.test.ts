import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeEach, expect, test } from 'vitest';
import afterPack, { fuses, programIn, setFuses } from '../../scripts/after-pack.mjs';

/** What marks the fuses in Electron's binary; version, length and the fuses follow. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = (length: number) => Buffer.from([1, length, ...Buffer.from('1'.repeat(length))]);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** A file that carries fuses as Electron's program does. */
async function program(name: string, length = 9): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([Buffer.from('code'), Buffer.from(sentinel), wire(length), Buffer.from('code')]));
  return path;
}

test('every fuse is set in the program', async () => {
  const path = await program('perceptron-lab');
  await setFuses(path, false);
  const state = await getCurrentFuseWire(path);
  for (const [number, on] of Object.entries(fuses)) {
    expect(state[Number(number) as FuseV1Options]).toBe(on ? FuseState.ENABLE : FuseState.DISABLE);
  }
});

test('a runtime with a fuse that is not in the list is refused', async () => {
  const path = await program('perceptron-lab', 10);
  const before = await readFile(path);
  await expect(setFuses(path, false)).rejects.toThrow('strictlyRequireAllFuses');
  expect(await readFile(path)).toEqual(before);
});

test('the program is found where each platform has it', () => {
  expect(programIn('/app', 'linux', 'perceptron-lab')).toBe(join('/app', 'perceptron-lab'));
  expect(programIn('/app', 'win32', 'Perceptron Lab')).toBe(join('/app', 'Perceptron Lab.exe'));
  expect(programIn('/app', 'darwin', 'Perceptron Lab')).toBe(join('/app', 'Perceptron Lab.app'));
});

test('after packing, Electron’s own page is gone and the fuses are set', async () => {
  const path = await program('perceptron-lab');
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'resources/default_app.asar'), '');
  await writeFile(join(folder, 'resources/app.asar'), '');
  const packager = { executableName: 'perceptron-lab', appInfo: { productFilename: 'Perceptron Lab' } };
  await afterPack({ appOutDir: folder, electronPlatformName: 'linux', packager } as unknown as Parameters<
    typeof afterPack
  >[0]);
  expect((await getCurrentFuseWire(path))[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  await expect(readFile(join(folder, 'resources/default_app.asar'))).rejects.toThrow('ENOENT');
  expect(await readFile(join(folder, 'resources/app.asar'), 'utf8')).toBe('');
});
