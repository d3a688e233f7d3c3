import { expect, test } from 'vitest';
import { pageAddress } from '../../main/address.ts';

const built = pageAddress();
const served = pageAddress('http://localhost:5173/');

test.each([
  ['app://lab/index.html', true],
  ['app://lab/index.html?x=1#surface', true],
  ['app://lab.evil/index.html', false],
  ['app://labx/', false],
  ['app://evil/lab', false],
  ['app://lab@evil/', false],
  ['application://lab/', false],
  ['file:///lab/index.html', false],
  ['https://lab/index.html', false],
  ['about:blank', false],
  ['data:text/html,app://lab/', false],
  ['', false],
])('the built page owns %s: %s', (url, owned) => {
  expect(built.owns(url)).toBe(owned);
});

test.each([
  ['app://lab/assets/index.js', true],
  ['blob:app://lab/0c3a', true],
  ['data:image/png;base64,AA', true],
  ['devtools://devtools/bundled/x.js', true],
  ['app://other/index.js', false],
  ['http://127.0.0.1/', false],
  ['https://redirector.gvt1.com/', false],
  ['ws://lab/', false],
  ['file:///etc/passwd', false],
  ['not a url', false],
])('a request of the built page may go to %s: %s', (url, served) => {
  expect(built.serves(url)).toBe(served);
});

test('in development the page is that of the server, and its socket may be used', () => {
  expect(served.url).toBe('http://localhost:5173/');
  expect(served.owns('http://localhost:5173/index.html')).toBe(true);
  expect(served.owns('http://localhost:5174/index.html')).toBe(false);
  expect(served.serves('ws://localhost:5173/?token=x')).toBe(true);
  expect(served.serves('ws://localhost:5174/')).toBe(false);
  expect(served.owns('app://lab/index.html')).toBe(false);
});

test('a development server on another machine is refused by its address', () => {
  expect(() => pageAddress('http://example.org:5173/')).toThrow(
    'the development server must be on this machine: http://example.org:5173/',
  );
});
