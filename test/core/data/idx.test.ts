import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDigits } from '../../../core/data/idx.ts';
import { LabError } from '../../../core/lab-error.ts';

/** An IDX file: whole numbers of four bytes, big-endian, then bytes. */
function idx(numbers: readonly number[], bytes: ArrayLike<number>): Uint8Array {
  const file = new Uint8Array(numbers.length * 4 + bytes.length);
  const view = new DataView(file.buffer);
  numbers.forEach((number, i) => {
    view.setUint32(4 * i, number);
  });
  file.set(bytes, numbers.length * 4);
  return file;
}

const pixels = Uint8Array.from({ length: 3 * 2 * 4 }, (_, i) => i * 10);
const images = idx([2051, 3, 2, 4], pixels);
const labels = idx([2049, 3], [7, 0, 9]);

const read = (imageBytes: Uint8Array, labelBytes: Uint8Array, classes?: number) =>
  readDigits({ images: { name: 'i.idx', bytes: imageBytes }, labels: { name: 'l.idx', bytes: labelBytes } }, classes);

test('images of 4 x 2 pixels come with their labels, plain or gzip', () => {
  const expected = { images: pixels, width: 4, height: 2, labels: Uint8Array.of(7, 0, 9) };
  expect(read(images, labels)).toEqual(expected);
  expect(read(new Uint8Array(gzipSync(images)), new Uint8Array(gzipSync(labels)))).toEqual(expected);
});

test('a file that is a part of a larger buffer is read where it lies', () => {
  const padded = Uint8Array.from([1, 2, 3, ...images, 4]);
  expect(read(padded.subarray(3, -1), labels).images).toEqual(pixels);
});

test('labels up to 254 are read when so many classes are declared', () => {
  expect(read(images, idx([2049, 3], [0, 254, 1]), 255).labels[1]).toBe(254);
});

const huge = 0xffffffff;
test.each([
  ['an empty file', images.subarray(0, 0), labels, 'i.idx: ends at byte 0, a header of 16 bytes was expected'],
  ['half a header', images.subarray(0, 15), labels, 'i.idx: ends at byte 15, a header of 16 bytes was expected'],
  ['half a label header', images, labels.subarray(0, 5), 'l.idx: ends at byte 5, a header of 8 bytes was expected'],
  [
    'another magic number',
    idx([1234, 3, 2, 4], pixels),
    labels,
    'i.idx: magic number 1234 at byte 0, 2051 (images) was expected',
  ],
  ['labels for images', labels, labels, 'i.idx: magic number 2049 (labels) at byte 0, 2051 (images) was expected'],
  ['images for labels', images, images, 'l.idx: magic number 2051 (images) at byte 0, 2049 (labels) was expected'],
  [
    'a short file',
    images.subarray(0, -1),
    labels,
    'i.idx: ends at byte 39, 40 bytes were expected for 3 images of 4 x 2',
  ],
  [
    'trailing bytes',
    idx([2051, 3, 2, 4], [...pixels, 1, 2]),
    labels,
    'i.idx: 2 bytes too many from byte 40 on, the end was expected after 3 images of 4 x 2',
  ],
  ['short labels', images, labels.subarray(0, -2), 'l.idx: ends at byte 9, 11 bytes were expected for 3 labels'],
  [
    'trailing labels',
    images,
    idx([2049, 3], [7, 0, 9, 1]),
    'l.idx: 1 bytes too many from byte 11 on, the end was expected after 3 labels',
  ],
  [
    'a label out of range',
    images,
    idx([2049, 3], [7, 10, 9]),
    'l.idx: label 10 at byte 9, a label from 0 to 9 was expected',
  ],
  ['fewer labels than images', images, idx([2049, 2], [7, 0]), 'l.idx: 2 labels at byte 4, but i.idx has 3 images'],
  ['no images', idx([2051, 0, 2, 4], []), labels, 'i.idx: 0 images at byte 4, a number from 1 to 1000000 was expected'],
  ['no rows', idx([2051, 3, 0, 4], []), labels, 'i.idx: 0 rows at byte 8, a number from 1 to 16384 was expected'],
  [
    'no columns',
    idx([2051, 3, 2, 0], []),
    labels,
    'i.idx: 0 columns at byte 12, a number from 1 to 16384 was expected',
  ],
  ['no labels', images, idx([2049, 0], []), 'l.idx: 0 labels at byte 4, a number from 1 to 1000000 was expected'],
  [
    'a huge count',
    idx([2051, huge, 2, 4], pixels),
    labels,
    'i.idx: 4294967295 images at byte 4, a number from 1 to 1000000 was expected',
  ],
  [
    'huge rows',
    idx([2051, 3, huge, 4], pixels),
    labels,
    'i.idx: 4294967295 rows at byte 8, a number from 1 to 16384 was expected',
  ],
  [
    'huge images',
    idx([2051, 3, 200, 300], pixels),
    labels,
    'i.idx: images of 300 x 200 pixels at byte 8, at most 16384 pixels are allowed',
  ],
  [
    'gzip that is cut',
    new Uint8Array(gzipSync(images)).subarray(0, 12),
    labels,
    'i.idx: ends at byte 12, a gzip file has at least 20 bytes',
  ],
])('%s is refused in one sentence', (_, imageBytes, labelBytes, sentence) => {
  let thrown: unknown;
  try {
    read(imageBytes, labelBytes);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LabError);
  expect(thrown).toHaveProperty('message', sentence);
});

test('a changed or cut file gives images or a LabError, never another error (seed 6)', () => {
  fc.assert(
    fc.property(fc.nat(39), fc.integer({ min: 0, max: 255 }), fc.nat(40), (at, value, cut) => {
      for (const bytes of [images.with(at, value), images.subarray(0, cut), labels.with(at % 11, value)]) {
        try {
          expect(read(bytes.length === 11 ? images : bytes, bytes.length === 11 ? bytes : labels).labels).toHaveLength(
            3,
          );
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(LabError);
        }
      }
    }),
    { seed: 6, numRuns: 1000 },
  );
});

const shared = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const here = existsSync(shared);

test.skipIf(!here)(`10,000 real digits are read${here ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  const file = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(shared + name)) });
  const digits = readDigits({
    images: file('train10k-images-idx3-ubyte.gz'),
    labels: file('train10k-labels-idx1-ubyte.gz'),
  });
  expect(digits).toMatchObject({ width: 28, height: 28 });
  expect(digits.labels).toHaveLength(10_000);
  const inked = digits.images.filter((ink) => ink > 0).length / digits.images.length;
  expect(inked).toBeCloseTo(0.1916, 4);
  const counts = Array.from({ length: 10 }, (_, digit) => digits.labels.filter((label) => label === digit).length);
  expect(Math.min(...counts)).toBe(863);
  expect(Math.max(...counts)).toBe(1127);
});
