import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from '../../scripts/stale.mjs';

let root: string;
const at = (path: string, seconds: number) => utimesSync(join(root, path), seconds, seconds);
const stale = () => isStale([join(root, 'src'), join(root, 'missing')], [join(root, 'out-1'), join(root, 'out-2')]);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stale-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  for (const file of ['src/deep/a.ts', 'src/deep/b.ts', 'out-1', 'out-2']) writeFileSync(join(root, file), '');
  for (const path of ['src/deep/a.ts', 'src/deep/b.ts', 'src/deep', 'src']) at(path, 1000);
  for (const path of ['out-1', 'out-2']) at(path, 2000);
});

afterEach(() => rmSync(root, { recursive: true }));

test('outputs newer than every source are fresh; a source that is missing does not matter', () => {
  expect(stale()).toBe(false);
});

test('one newer source makes them stale', () => {
  at('src/deep/b.ts', 2001);
  expect(stale()).toBe(true);
});

test('a source that went away makes them stale', () => {
  rmSync(join(root, 'src/deep/b.ts'));
  expect(stale()).toBe(true);
});

test('one missing output makes them stale', () => {
  rmSync(join(root, 'out-2'));
  expect(stale()).toBe(true);
});

test('the oldest output counts', () => {
  at('out-1', 500);
  expect(stale()).toBe(true);
});
