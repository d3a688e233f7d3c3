import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { LabError } from '../../../core/lab-error.ts';
import { isZip, readZip, writeZip } from '../../../core/run-file/zip.ts';

const names = fc.stringMatching(/^[a-z0-9_-][A-Za-z0-9_/-]{0,12}$/);
const contents = fc.dictionary(names, fc.uint8Array({ maxLength: 300 }), { maxKeys: 6, noNullPrototype: true });

test('what is written is read back, in order, by us and by another reader (seed 11)', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const entries = new Map(Object.entries(content));
      const bytes = writeZip(entries);
      expect([...readZip(bytes, 'a.zip')]).toEqual([...entries]);
      expect(unzipSync(bytes)).toEqual(content);
      expect(isZip(bytes)).toBe(entries.size > 0);
    }),
    { seed: 11 },
  );
});

test('what another writer deflates is read (seed 12)', () => {
  fc.assert(
    fc.property(contents, (content) => {
      expect(readZip(zipSync(content), 'a.zip')).toEqual(new Map(Object.entries(content)));
    }),
    { seed: 12 },
  );
});

const content = Uint8Array.from({ length: 60 }, (_, i) => i % 7);
const stored = writeZip(new Map([['a.bin', content]]));
const two = writeZip(
  new Map([
    ['a.bin', content],
    ['b.bin', content],
  ]),
);
const deflated = zipSync({ 'a.bin': new Uint8Array(100_000) });
/** Where the records of `stored` lie: the local header at 0, then the directory's entry, then the end record. */
const directory = 30 + 5 + 60;
const end = directory + 46 + 5;

/** A copy with a number of two or four bytes put in, little-endian. */
function patched(bytes: Uint8Array, ...changes: readonly [at: number, value: number, size: 2 | 4][]): Uint8Array {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (const [at, value, size] of changes) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return copy;
}

/** `stored` with another name of five characters. */
function named(name: string): Uint8Array {
  const copy = new Uint8Array(stored);
  copy.set(new TextEncoder().encode(name), 30);
  copy.set(new TextEncoder().encode(name), directory + 46);
  return copy;
}

/** Where the directory of `bytes` begins. */
const directoryOf = (bytes: Uint8Array) => new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
const badName = `a.zip: the entry's name at byte ${directory + 46}: 1 to 200 letters, digits and _ . / - were expected`;
const secondEntry = directoryOf(two) + 46 + 5;

test.each([
  ['nothing', new Uint8Array(), 'a.zip: the end of a ZIP file was not found'],
  ['bytes after the end', Uint8Array.from([...stored, 0]), 'a.zip: the end of a ZIP file was not found'],
  [
    'bytes before the start',
    Uint8Array.from([0, ...stored]),
    `a.zip: the directory of 51 bytes at byte ${directory} must end at byte ${end + 1}`,
  ],
  ['ZIP64 in the end record', patched(stored, [end + 16, 0xffffffff, 4]), 'a.zip: ZIP64 is not read'],
  ['ZIP64 in an entry', patched(stored, [directory + 24, 0xffffffff, 4]), 'a.zip: ZIP64 is not read'],
  ['several parts', patched(stored, [end + 4, 1, 2]), 'a.zip: a ZIP file in several parts is not read'],
  [
    'too many entries',
    patched(stored, [end + 8, 5000, 2], [end + 10, 5000, 2]),
    'a.zip: 5000 entries, at most 4096 are allowed',
  ],
  [
    'an entry too many',
    patched(stored, [end + 8, 2, 2], [end + 10, 2, 2]),
    `a.zip: no entry of the directory at byte ${end}`,
  ],
  [
    'an entry too few',
    patched(two, [two.length - 14, 1, 2], [two.length - 12, 1, 2]),
    `a.zip: the directory goes on at byte ${secondEntry} after its 1 entries`,
  ],
  ['an encrypted entry', patched(stored, [directory + 8, 1, 2]), 'a.zip: the entry "a.bin" is encrypted'],
  [
    'another method',
    patched(stored, [directory + 10, 14, 2]),
    'a.zip: the entry "a.bin" is packed by method 14, 0 or 8 was expected',
  ],
  ['a path out of the folder', named('../ab'), badName],
  ['an absolute path', named('/abcd'), badName],
  ['a name with a backslash', named('a\\b.c'), badName],
  ['one name twice', writeTwice(), 'a.zip: the entry "a.bin" appears twice'],
  [
    'overlapping entries',
    patched(two, [secondEntry + 42, 0, 4]),
    'a.zip: the entry "b.bin" at byte 0 overlaps the one before it',
  ],
  [
    'an entry within the directory',
    patched(stored, [directory + 42, 90, 4]),
    'a.zip: the entry "a.bin" at byte 90 reaches into the directory',
  ],
  [
    'an entry where none is',
    patched(stored, [directory + 42, 1, 4]),
    'a.zip: the entry "a.bin" was expected at byte 1',
  ],
  ['a long extra field', patched(stored, [28, 60000, 2]), 'a.zip: the entry "a.bin" at byte 0 reaches beyond the end'],
  [
    'a wrong stored size',
    patched(stored, [directory + 24, 61, 4]),
    'a.zip: the entry "a.bin": 60 stored bytes, 61 were expected',
  ],
  ['a wrong checksum', stored.with(40, 99), 'a.zip: the entry "a.bin": the checksum does not fit the content'],
  [
    'a bomb that hides its size',
    patched(deflated, [directoryOf(deflated) + 24, 1000, 4]),
    'a.zip: the entry "a.bin": unpacks to more than the promised 1000 bytes',
  ],
  [
    'a size that cannot be',
    patched(deflated, [directoryOf(deflated) + 24, 4_000_000, 4]),
    `a.zip: the entry "a.bin": ${directoryOf(deflated) - 35} packed bytes cannot give the promised 4000000`,
  ],
])('%s is refused in one sentence', (_, bytes, sentence) => {
  expect(() => readZip(bytes, 'a.zip')).toThrow(new LabError('format', sentence));
});

function writeTwice(): Uint8Array {
  const copy = new Uint8Array(two);
  copy.set(new TextEncoder().encode('a'), secondEntry + 46);
  return copy;
}

test('more content than a file of its size may have is refused before anything is unpacked', () => {
  const bytes = patched(stored, [directory + 24, 300_000_000, 4]);
  expect(() => readZip(bytes, 'a.zip')).toThrow(
    new LabError('limit', 'a.zip: unpacks to 300000000 bytes, at most 4194304 are allowed'),
  );
});

test('an entry without a proper name is not written', () => {
  expect(() => writeZip(new Map([['ä', content]]))).toThrow("not an entry's name: ä");
});
