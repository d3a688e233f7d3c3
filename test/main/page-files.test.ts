import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPageFiles, pathInside } from '../../main/page-files.ts';

const root = '/opt/lab/renderer';
const headers = { 'X-Content-Type-Options': 'nosniff' };
const text = (words: string) => new TextEncoder().encode(words);

const files: Record<string, string> = {
  '/opt/lab/renderer/index.html': '<!doctype html>',
  '/opt/lab/renderer/assets/a b.js': 'let a;',
  '/opt/lab/renderer/secret.pem': 'key',
  '/opt/lab/secret.html': 'outside',
};

const asked: string[] = [];
const serve = createPageFiles(root, headers, async (path) => {
  asked.push(path);
  const found = files[path];
  if (found === undefined) throw new Error('ENOENT');
  return text(found);
});

const get = (url: string, method = 'GET') => serve({ url, method });

test('a file of the page comes with its type and the headers', async () => {
  const response = await get('app://lab/index.html?v=1');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe('<!doctype html>');
});

test('an escaped name is read as what it says', async () => {
  expect(await (await get('app://lab/assets/a%20b.js')).text()).toBe('let a;');
});

test('HEAD gives the headers without the body', async () => {
  const response = await get('app://lab/index.html', 'HEAD');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
});

test.each([
  ['app://lab/missing.html', 'GET'],
  ['app://lab/secret.pem', 'GET'],
  ['app://lab/', 'GET'],
  ['app://lab/index.html', 'POST'],
  ['app://other/index.html', 'GET'],
  ['app://lab/%E0%A4%A.html', 'GET'],
])('%s by %s is 404 under a policy that allows nothing', async (url, method) => {
  const response = await get(url, method);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
});

test.each([
  'app://lab/../secret.html',
  'app://lab/%2e%2e/secret.html',
  'app://lab/..%2fsecret.html',
  'app://lab/assets/..%2f..%2fsecret.html',
  'app://lab/..%5csecret.html',
  'app://lab/%00/../secret.html',
  'app://lab/C:%5csecret.html',
  'app://lab//etc/x.html',
])('%s never leaves the folder', async (url) => {
  asked.length = 0;
  expect((await get(url)).status).toBe(404);
  expect(asked.every((path) => path.startsWith(`${root}/`))).toBe(true);
});

test('whatever the path, the file named lies inside the folder (seed 20)', () => {
  const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'a', '%00', ':', '~', '%', '?', '#', '@');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = pathInside(root, `app://lab/${pieces.join('')}`);
      expect(path === undefined || path.startsWith(`${root}/`)).toBe(true);
    }),
    { seed: 20, numRuns: 2000 },
  );
});

test('a sibling folder whose name begins alike is outside', () => {
  expect(pathInside(root, 'app://lab/..%2frenderer-old/x.html')).toBeUndefined();
});
