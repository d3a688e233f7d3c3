import { beforeAll, expect, test, vi } from 'vitest';

let text: typeof import('../../renderer/text.ts');
let preferences: typeof import('../../renderer/store/preferences.ts');

beforeAll(async () => {
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('navigator', { language: 'en' });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  preferences = await import('../../renderer/store/preferences.ts');
  text = await import('../../renderer/text.ts');
  return () => vi.unstubAllGlobals();
});

test.each([
  [0.1, '0.1'],
  [-3, '−3'],
  [1000, '1000'],
  [12_345.678, '12345.678'],
  [99_999, '99999'],
  [1e-8, '1e−8'],
  [256_000, '2.56e+5'],
])('%d in a field is written %s, and read back as the same number', (value, written) => {
  expect(text.plain(value)).toBe(written);
  expect(text.readNumber(written)).toBe(value);
});

test.each([
  ['0,5', 0.5],
  ['1/3', 1 / 3],
  [' −2.5e3 ', -2500],
  ['.5', 0.5],
  ['-1/4', -0.25],
  ['½', 0.5],
  ['−０．２５', -0.25],
  ['１／３', 1 / 3],
])('a number may be typed as “%s”', (typed, value) => {
  expect(text.readNumber(typed)).toBe(value);
});

test.each(['', 'abc', '1,000.5', '1/0', '--1', '1 2', '0x10'])('“%s” is no number', (typed) => {
  expect(text.readNumber(typed)).toBeUndefined();
});

test('the switch for more digits shows six decimals, and more of the powers of ten', () => {
  expect([text.real(1.5), text.real(-0.001), text.real(123_456), text.real(0.000_123_4, 3)]).toEqual([
    '1.50',
    '0.00',
    '1.2e+5',
    '1.2e−4',
  ]);
  preferences.digits.value = 'more';
  expect([text.real(1.5), text.real(123_456), text.real(0.000_123_4, 3)]).toEqual([
    '1.500000',
    '1.2346e+5',
    '1.2340e−4',
  ]);
  preferences.digits.value = 'few';
});

test('a small share keeps two digits, a large one its whole', () => {
  expect([0.000_34, 0.056, 0.5, 1.344, 0].map(text.smallPercent)).toEqual(['0.034%', '5.6%', '50%', '134%', '0%']);
});

test('what is no finite number has a sign of its own everywhere', () => {
  for (const write of [text.real, (value: number) => text.fixed(value, 2), text.significant]) {
    expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((one) => write(one))).toEqual([
      '–',
      '∞',
      '−∞',
    ]);
  }
});
