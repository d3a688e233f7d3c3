import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packedWorker, withHashes } from '../../scripts/browser-edition.mjs';

const page = (head: string) => `<html><head><meta charset="utf-8" />${head}</head></html>`;
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('the policy names each inline script and style by its hash, and nothing else', () => {
  const html = withHashes(page('<script type="module">a()</script><script>b()</script><style>p{}</style>'));
  expect(html).toContain(`script-src ${hash('a()')} ${hash('b()')} 'wasm-unsafe-eval';`);
  expect(html).toContain(`style-src ${hash('p{}')};`);
  expect(html).not.toContain('unsafe-inline');
});

test('a script with the line ends of Windows has the hash that the browser computes', () => {
  expect(withHashes(page('<script>a()\r\nb()</script>'))).toContain(hash('a()\nb()'));
});

test('the policy stands after the character set and before everything that it judges', () => {
  const html = withHashes(page('<script>a()</script>'));
  expect(html.indexOf('charset')).toBeLessThan(html.indexOf('Content-Security-Policy'));
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script>'));
});

test('a page without a character set is refused', () => {
  expect(() => withHashes('<html><head></head></html>')).toThrow('no <meta charset>');
});

test('a carried worker is packed to less than half, and unpacks to what it was', () => {
  const source = 'const line = "a\u2028b";\n'.repeat(50);
  const packed = packedWorker(`const jsContent = ${JSON.stringify(source)};\nexport default 1`);
  expect(packed.length).toBeLessThan(source.length / 2);
  const [, text = ''] = /const packed = '([^']+)'/.exec(packed)!;
  expect(inflateRawSync(Buffer.from(text, 'base64')).toString()).toBe(source);
});

test('a worker in an unknown form stops the build', () => {
  expect(() => packedWorker('export default class {}')).toThrow('unknown form');
});
