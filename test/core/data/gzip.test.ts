import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../../core/data/crc32.ts';
import { gunzip, isGzip } from '../../../core/data/gzip.ts';
import { inflate, mostUnpacked } from '../../../core/data/inflate.ts';
import { LabError } from '../../../core/lab-error.ts';

const packed = new Uint8Array(gzipSync(Uint8Array.from({ length: 5000 }, (_, i) => (i * i) >> 5)));

/** A copy in which some bytes are others. */
function changed(bytes: Uint8Array, ...changes: readonly [at: number, value: number][]): Uint8Array {
  const copy = new Uint8Array(bytes);
  for (const [at, value] of changes) copy[at < 0 ? copy.length + at : at] = value;
  return copy;
}

test('crc32 of "123456789" is cbf43926', () => {
  expect(crc32(new TextEncoder().encode('123456789')).toString(16)).toBe('cbf43926');
  expect(crc32(new Uint8Array())).toBe(0);
});

test('gunzip gives back what was packed, at any level (seed 4)', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), (content, level) => {
      const file = new Uint8Array(gzipSync(content, { level }));
      expect(isGzip(file)).toBe(true);
      expect(gunzip(file, 'a.gz')).toEqual(content);
    }),
    { seed: 4 },
  );
});

test('gunzip passes over an extra field, a name, a comment and a header checksum', () => {
  const fields = [4, 0, 1, 2, 3, 4, ...new TextEncoder().encode('digits\0a comment\0'), 7, 7];
  const file = Uint8Array.from([
    ...changed(packed, [3, 2 + 4 + 8 + 16]).subarray(0, 10),
    ...fields,
    ...packed.subarray(10),
  ]);
  expect(gunzip(file, 'a.gz')).toEqual(gunzip(packed, 'a.gz'));
});

test('gunzip unpacks megabytes of zeros up to its limit and no further', () => {
  const zeros = new Uint8Array(gzipSync(new Uint8Array(4_000_000)));
  expect(gunzip(zeros, 'a.gz', 4_000_000)).toHaveLength(4_000_000);
  expect(() => gunzip(zeros, 'a.gz', 3_999_999)).toThrow(
    new LabError('limit', 'a.gz: unpacks to 4000000 bytes, at most 3999999 are allowed'),
  );
});

test('a small file unpacks to 32 MiB at most, a larger one to 16 times its size, none to more than 256 MiB', () => {
  const MiB = 1024 * 1024;
  expect([1, 3, 100].map((size) => mostUnpacked(size * MiB, 32 * MiB) / MiB)).toEqual([32, 48, 256]);
  const bomb = new Uint8Array(gzipSync(new Uint8Array(40 * MiB)));
  expect(() => gunzip(bomb, 'a.gz')).toThrow(
    new LabError('limit', 'a.gz: unpacks to 41943040 bytes, at most 33554432 are allowed'),
  );
});

const end = packed.length - 8;
describe.each([
  ['no gzip', Uint8Array.of(1, 2, 3), 'a.gz: byte 0 does not begin gzip (1f 8b)'],
  ['an empty file', Uint8Array.of(), 'a.gz: byte 0 does not begin gzip (1f 8b)'],
  ['a start alone', Uint8Array.of(0x1f, 0x8b), 'a.gz: ends at byte 2, a gzip file has at least 20 bytes'],
  ['another method', changed(packed, [2, 7]), 'a.gz: compression method 7 at byte 2, 8 was expected'],
  ['unknown flags', changed(packed, [3, 0x20]), 'a.gz: unknown gzip flags 32 at byte 3'],
  [
    'a name without an end',
    new Uint8Array(20).fill(1).with(0, 0x1f).with(1, 0x8b).with(2, 8).with(3, 8),
    'a.gz: ends within the gzip header',
  ],
  ['damaged data', changed(packed, [10, 7]), 'a.gz: the packed data is damaged'],
  [
    'another checksum',
    changed(packed, [-8, packed[end]! ^ 1]),
    `a.gz: the checksum at byte ${end} does not fit the content`,
  ],
  ['a smaller size', changed(packed, [-4, 0]), 'a.gz: unpacks to more than the promised 4864 bytes'],
  ['a larger size', changed(packed, [-3, 0x20]), 'a.gz: unpacks to 5000 bytes, 8328 were expected'],
  [
    'an absurd size',
    changed(packed, [-1, 0x01]),
    `a.gz: ${end - 10} packed bytes cannot give the promised ${5000 + 0x01000000}`,
  ],
])('%s', (_, bytes, sentence) => {
  test(`is refused: ${sentence}`, () => {
    expect(() => gunzip(bytes, 'a.gz')).toThrow(new LabError('format', sentence));
  });
});

test('an empty deflate stream of size 0 gives nothing', () => {
  expect(inflate(Uint8Array.of(3, 0), 0, 'a')).toHaveLength(0);
});

test('a changed or cut file gives the content or a LabError, never another error (seed 5)', () => {
  const content = gunzip(packed, 'a.gz');
  fc.assert(
    fc.property(
      fc.nat(packed.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.nat(packed.length),
      (at, value, cut) => {
        for (const bytes of [changed(packed, [at, value]), packed.subarray(0, cut)]) {
          try {
            expect(gunzip(bytes, 'a.gz')).toEqual(content);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(LabError);
          }
        }
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});
