import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { originRuns } from '../../../renderer/host/origin-runs.ts';

/** What a browser finds of files in a folder: each gives its facts or fails. */
let found: Record<string, () => Promise<{ size: number; lastModified: number }>>;

beforeEach(() => {
  const folder = {
    async *values() {
      for (const [name, getFile] of Object.entries(found)) yield { kind: 'file', name, getFile };
    },
  };
  const root = { getDirectoryHandle: async () => folder };
  vi.stubGlobal('FileSystemFileHandle', { prototype: { createWritable() {} } });
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => root } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const file = async () => ({ size: 3, lastModified: 7 });
const failing = (name: string) => async () => {
  throw new DOMException('it failed', name);
};

test('a run that is renamed while runs are listed is left out, and the list is told', async () => {
  found = { 'old.plab': failing('NotFoundError'), 'new.plab': file, 'notes.txt': file };
  expect(await (await originRuns()).list()).toEqual([{ name: 'new', bytes: 3, time: 7 }]);
});

test('any other failure is told', async () => {
  found = { 'old.plab': failing('NotReadableError') };
  await expect((await originRuns()).list()).rejects.toThrow('it failed');
});
