import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
let lab: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'site/assets'), { recursive: true });
  mkdirSync(join(folder, 'site-secret'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site-secret/secret.txt'), 'secret');
  writeFileSync(join(folder, 'site/index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'site/assets/code.js'), 'let a;');
  writeFileSync(join(folder, 'site/assets/shape.unknown'), '?');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  lab = await serve(join(folder, 'site'));
});

afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

/** Sends the path as it is: fetch would tidy it up first. */
function ask(path: string, method = 'GET'): Promise<{ status: number; type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(lab.url);
    request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }),
      );
    })
      .once('error', reject)
      .end();
  });
}

test('the folder itself is its index page, a query is ignored', async () => {
  expect(await ask('/')).toEqual({ status: 200, type: 'text/html; charset=utf-8', body: '<p>page</p>' });
  expect((await ask('/index.html?x=/../y')).body).toBe('<p>page</p>');
});

test('a file has the type of its ending; an unknown ending is bytes', async () => {
  expect((await ask('/assets/code.js')).type).toBe('text/javascript; charset=utf-8');
  expect((await ask('/assets/shape.unknown')).type).toBe('application/octet-stream');
});

test('HEAD answers like GET without the body', async () => {
  expect(await ask('/assets/code.js', 'HEAD')).toEqual({
    status: 200,
    type: 'text/javascript; charset=utf-8',
    body: '',
  });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused with 405', async (method) => {
  expect((await ask('/', method)).status).toBe(405);
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/../site-secret/secret.txt',
  '//secret.txt',
  '/link.txt',
  '/%00',
  '/%',
  '/assets',
  '/assets/',
  '/nothing.js',
])('%s leads nowhere: 404', async (path) => {
  const { status, body } = await ask(path);
  expect({ status, body }).toEqual({ status: 404, body: '404\n' });
});

test.each(['/', '/nothing.js'])('%s carries the policy, isolation and nosniff', async (path) => {
  const { headers } = await fetch(new URL(path, lab.url));
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('only this machine is served, and a port that is taken is an error', async () => {
  const { hostname, port } = new URL(lab.url);
  expect(hostname).toBe('127.0.0.1');
  await expect(serve(join(folder, 'site'), { port: Number(port) })).rejects.toThrow('EADDRINUSE');
});
