import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseSource, readSource, type SourceFile, type SourceImport, sourcePaths } from './support/source-file.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['core', 'main', 'preload', 'renderer'] as const;
type Folder = (typeof folders)[number];

/** Which packages and folders a folder may import. `types` are imports that vanish when types are stripped. */
const allowed: Record<Folder, { folders: readonly string[]; packages: RegExp; types?: readonly string[] }> = {
  core: { folders: ['core'], packages: /^(valibot|fflate\/browser)$/ },
  main: { folders: ['main', 'core', 'resources'], packages: /^(node:.+|valibot|fflate)$/, types: ['electron'] },
  preload: { folders: ['preload'], packages: /^electron$/, types: ['core'] },
  renderer: {
    folders: ['renderer', 'core', 'resources'],
    packages: /^(preact|@preact\/signals|d3-[a-z]+|three|tinykeys|gifenc|mediabunny)(\/.+)?$/,
    // The shape of window.lab is written once, beside what makes it.
    types: ['preload'],
  },
};

/** The one file that may run Electron's code in the main process: importing it elsewhere would start a download in Node. */
const electronEntry = 'main/index.ts';

/** What core must not name: it knows no host, no clock and no chance. */
const hostNames = [
  'Date',
  'console',
  'performance',
  'document',
  'window',
  'self',
  'globalThis',
  'process',
  'setTimeout',
  'setInterval',
  'fetch',
  'crypto',
  'require',
  'eval',
];

/**
 * What differs in the last bit from host to host. The textbook, written to be read, may use it, and so may formulas that a
 * user types: nothing that is trained comes from them.
 */
const inexactMath = /^Math\.(a?(sin|cos|tan)h?|atan2|exp|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sumPrecise)$/;

const files = folders.flatMap((folder) =>
  sourcePaths(root, folder)
    // The kernels are AssemblyScript: another language, compiled on its own.
    .filter((path) => !path.startsWith('core/engine/simd/assembly/'))
    .map((path) => readSource(root, path)),
);

const folderOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** The path that a relative import means, without `?worker` and the like; undefined for a package. */
function targetOf(path: string, from: string): string | undefined {
  const file = from.replace(/\?.*$/, '');
  return file.startsWith('.') ? posix.join(posix.dirname(path), file) : undefined;
}

/** Whether the table of folders lets a file import this. */
function isAllowed(path: string, { from, typeOnly }: SourceImport): boolean {
  const rule = allowed[folderOf(path) as Folder];
  const target = targetOf(path, from);
  if (target !== undefined) {
    const folder = folderOf(target);
    return rule.folders.includes(folder) || (typeOnly && (rule.types?.includes(folder) ?? false));
  }
  return (
    rule.packages.test(from) ||
    (from === 'electron' && path === electronEntry) ||
    (typeOnly && (rule.types?.includes(from) ?? false))
  );
}

/** Every import that breaks a rule, as `file -> import`. */
function imports(breaks: (file: SourceFile, each: SourceImport) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((each) => breaks(file, each)).map((each) => `${file.path} -> ${each.from}`),
  );
}

/** Every name in core that breaks a rule, as `file: name`. */
function coreNames(breaks: (name: string, path: string) => boolean): string[] {
  return files
    .filter(({ path }) => folderOf(path) === 'core')
    .flatMap(({ path, names }) => [...names].filter((name) => breaks(name, path)).map((name) => `${path}: ${name}`));
}

test('every folder imports what its row of the table allows', () => {
  expect(imports(({ path }, each) => !isAllowed(path, each))).toEqual([]);
});

test('only main/index.ts and the preload import electron for its values', () => {
  expect(
    imports(
      ({ path }, { from, typeOnly }) =>
        from === 'electron' && !typeOnly && path !== electronEntry && folderOf(path) !== 'preload',
    ),
  ).toEqual([]);
});

test('tests, scripts and what is built are imported by nobody', () => {
  expect(
    imports(({ path }, { from }) => /^(test|scripts|out)\/|\.test\.tsx?$/.test(targetOf(path, from) ?? '')),
  ).toEqual([]);
});

test('imports between files carry the ending', () => {
  expect(imports(({ path }, { from }) => !/\.[a-z0-9]+$/.test(targetOf(path, from) ?? '.ts'))).toEqual([]);
});

test('core names no host, no clock and no chance', () => {
  expect(
    coreNames((name, path) => (hostNames.includes(name) || name === 'Math.random') && !path.endsWith('.d.ts')),
  ).toEqual([]);
});

test('core computes with no function of Math that may differ between hosts, outside textbook and formulas', () => {
  const free = /^core\/(textbook|surface\/formula)\//;
  expect(coreNames((name, path) => inexactMath.test(name) && !free.test(path))).toEqual([]);
});

test('no file only passes on what others export', () => {
  expect(files.filter(({ isBarrel }) => isBarrel).map(({ path }) => path)).toEqual([]);
});

test('no file is longer than 400 lines', () => {
  expect(files.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test('no file is a drawer for odds and ends', () => {
  expect(
    files.map(({ path }) => path).filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(path)),
  ).toEqual([]);
});

describe('the rules see', () => {
  const importsOf = (text: string) => parseSource('core/x.ts', text).imports;
  const namesOf = (text: string) => [...parseSource('core/x.ts', text).names];

  test.each([
    ["import { a } from 'node:fs';", { from: 'node:fs', typeOnly: false }],
    ["import 'node:fs';", { from: 'node:fs', typeOnly: false }],
    ["import type { A } from 'node:fs';", { from: 'node:fs', typeOnly: true }],
    ["import { type A, b } from 'node:fs';", { from: 'node:fs', typeOnly: false }],
    ["export * from 'node:fs';", { from: 'node:fs', typeOnly: false }],
    ["const a = await import('node:fs');", { from: 'node:fs', typeOnly: false }],
    ["type A = import('node:fs').Stats;", { from: 'node:fs', typeOnly: true }],
  ])('the import in %s', (text, expected) => {
    expect(importsOf(text)).toEqual([expected]);
  });

  test.each([
    ['main/window.ts', 'electron', false],
    ['core/x.ts', '../main/trainer.ts', false],
    ['core/x.ts', 'node:fs', false],
    ['renderer/x.ts', 'node:fs', false],
    ['renderer/x.ts', '../main/index.ts', false],
    ['preload/x.ts', '../core/x.ts', false],
    ['main/index.ts', 'electron', true],
    ['preload/x.ts', 'electron', true],
    ['renderer/x.ts', '../core/x.ts', true],
    ['renderer/x.ts', './x.worker.ts?worker', true],
  ])('%s may import %s: %s', (path, from, expected) => {
    expect(isAllowed(path, { from, typeOnly: false })).toBe(expected);
  });

  test.each([
    ['Math.sin(1)', 'Math.sin'],
    ["Math['sin'](1)", 'Math.sin'],
    ['const { sin } = Math;', 'Math.sin'],
    ['new Date()', 'Date'],
    ['let a: Date;', 'Date'],
    ['console.log(1)', 'console'],
  ])('the name in %s', (text, name) => {
    expect(namesOf(text)).toContain(name);
  });

  test('that a member or a key of the same name is not that name', () => {
    expect(namesOf('a.document; const b = { window: 1 }; interface C { console: 1 }')).toEqual(['a', 'b', 'C']);
  });

  test('a barrel', () => {
    expect(parseSource('core/x.ts', "export * from './a.ts'; export { b } from './b.ts';").isBarrel).toBe(true);
    expect(parseSource('core/x.ts', "export * from './a.ts'; export const b = 1;").isBarrel).toBe(false);
  });
});
