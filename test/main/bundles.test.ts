import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../main/page-headers.ts';

const out = fileURLToPath(new URL('../../out', import.meta.url));
const read = (path: string) => readFileSync(join(out, path), 'utf8');
const built = ['main/index.js', 'main/trainer.js', 'main/surface.js', 'preload/index.cjs'].every((path) =>
  existsSync(join(out, path)),
);

/** What a module imports: `import … from 'x'`, `import 'x'`, `import('x')`, `export … from 'x'`. */
function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"'\n]+)["']/g;
  return [...text.matchAll(pattern)].map(([, from]) => from!);
}

/** Everything that a bundle of main imports, through its chunks. */
function allImports(path: string, seen = new Set<string>()): Set<string> {
  for (const from of importsOf(read(path))) {
    if (seen.has(from)) continue;
    seen.add(from);
    if (from.startsWith('.')) allImports(join(path, '..', from), seen);
  }
  return seen;
}

describe.skipIf(!built)('the built desktop (skipped when out/ is not built)', () => {
  test('the preload is one CommonJS file that requires electron alone', () => {
    expect(readdirSync(join(out, 'preload')).filter((name) => !name.endsWith('.map'))).toEqual(['index.cjs']);
    const text = read('preload/index.cjs');
    expect([...text.matchAll(/\brequire\s*\(\s*["']([^"']+)["']/g)].map(([, from]) => from)).toEqual(['electron']);
    expect(importsOf(text)).toEqual([]);
  });

  test.each(['main/trainer.js', 'main/surface.js'])(
    '%s carries all it needs, and neither Electron nor a network',
    (path) => {
      const packages = [...allImports(path)].filter((from) => !from.startsWith('.'));
      const allowed = ['node:module', 'node:os', 'node:process', 'node:worker_threads'];
      expect(packages.filter((from) => !allowed.includes(from))).toEqual([]);
    },
  );

  test('main imports electron and what Node has, but nothing of the network and no shell', () => {
    const packages = [...allImports('main/index.js')].filter((from) => !from.startsWith('.'));
    expect(packages).toContain('electron');
    const allowed = ['electron', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:path', 'node:process'];
    expect(packages.filter((from) => !allowed.includes(from))).toEqual([]);
    expect(builtinModules).toContain('fs/promises');
  });

  test('nothing in main or preload makes code from text', () => {
    const files = [
      ...readdirSync(join(out, 'main'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js'))
        .map((name) => join('main', name)),
      'preload/index.cjs',
    ];
    expect(files.filter((path) => /\beval\s*\(|\bnew Function\b/.test(read(path)))).toEqual([]);
  });

  test('main carries the policy of the page', () => {
    const text = read('main/index.js');
    for (const directive of contentSecurityPolicy.split('; ')) expect(text).toContain(directive.split(' ')[0]);
  });
});
