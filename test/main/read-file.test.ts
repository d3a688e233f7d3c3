import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRegularFile } from '../../main/read-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

test('a file comes as bytes that fill their buffer exactly', async () => {
  const bytes = await readRegularFile(await file('a.bin', Uint8Array.of(1, 2, 3)), 3);
  expect(bytes).toEqual(Uint8Array.of(1, 2, 3));
  expect(bytes.buffer.byteLength).toBe(3);
});

test('an empty file is no bytes', async () => {
  expect(await readRegularFile(await file('a.bin', new Uint8Array()), 10)).toHaveLength(0);
});

test('a link leads to the file that it names', async () => {
  const link = join(folder, 'link');
  await symlink(await file('a.bin', Uint8Array.of(7)), link);
  expect(await readRegularFile(link, 1)).toEqual(Uint8Array.of(7));
});

test('one byte more than allowed is refused with both sizes', async () => {
  await expect(readRegularFile(await file('a.bin', new Uint8Array(11)), 10)).rejects.toMatchObject({
    code: 'limit',
    message: 'cannot open a.bin: it has 11 bytes, at most 10 are expected',
  });
});

test('a folder is refused', async () => {
  await expect(readRegularFile(folder, 10)).rejects.toThrow('it is not a regular file');
});

test('a device is refused', async (context) => {
  context.skip(process.platform === 'win32', 'Windows has no device files');
  await expect(readRegularFile('/dev/zero', 10)).rejects.toThrow('cannot open zero: it is not a regular file');
});

test('a pipe is refused without waiting for a writer', async (context) => {
  context.skip(process.platform === 'win32', 'Windows has no named pipes in folders');
  const pipe = join(folder, 'pipe');
  execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', pipe]);
  await expect(readRegularFile(pipe, 10)).rejects.toThrow('it is not a regular file');
});

test('a file that is gone is said in plain words', async () => {
  await expect(readRegularFile(join(folder, 'gone.csv'), 10)).rejects.toMatchObject({
    code: 'file',
    message: 'cannot open gone.csv: it is no longer there, or its folder is not (ENOENT)',
  });
});
