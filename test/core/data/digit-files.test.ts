import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { digitFilesDataset } from '../../../core/data/digit-files.ts';

/** An IDX file of `count` images of 2 x 1 pixels, or of as many labels; every byte is `fill`. */
function idx(name: string, kind: 'images' | 'labels', count: number, fill = 1) {
  const header = kind === 'images' ? [0x803, count, 1, 2] : [0x801, count];
  const bytes = new Uint8Array(4 * header.length + count * (kind === 'images' ? 2 : 1)).fill(fill);
  header.forEach((number, i) => {
    new DataView(bytes.buffer).setUint32(4 * i, number);
  });
  return { name, bytes };
}

const packed = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  name: `${name}.gz`,
  bytes: new Uint8Array(gzipSync(bytes)),
});

test('images and labels are told apart by their magic numbers, in any order, and a sixth is held out', () => {
  const files = [idx('b', 'labels', 12, 3), idx('a', 'images', 12, 7)];
  for (const given of [files, [...files].reverse()]) {
    expect(digitFilesDataset(given)).toMatchObject({ name: 'a', train: 10, test: 2, image: { width: 2, height: 1 } });
  }
});

test('the data set carries the name of the training images without .gz', () => {
  const files = [packed(idx('train-images-idx3-ubyte', 'images', 6)), packed(idx('train-labels', 'labels', 6))];
  expect(digitFilesDataset(files).name).toBe('train-images-idx3-ubyte');
});

test.each([
  [0, 1, 2, 3],
  [3, 2, 1, 0],
  [1, 0, 3, 2],
  [2, 1, 0, 3],
])('four files in the order %i %i %i %i are pairs by their counts, the shorter one for testing', (...order) => {
  const files = [
    idx('a', 'images', 8, 10),
    idx('b', 'labels', 8, 1),
    idx('c', 'images', 5, 20),
    idx('d', 'labels', 5, 2),
  ];
  const dataset = digitFilesDataset(order.map((i) => files[i]!));
  expect(dataset).toMatchObject({ name: 'a', train: 8, test: 5 });
  expect(dataset.target).toMatchObject({ labels: Uint8Array.from([...Array(8).fill(1), ...Array(5).fill(2)]) });
});

test('pairs of the same length are told apart by "test" and "t10k" in their names', () => {
  const dataset = digitFilesDataset([
    idx('t10k-labels', 'labels', 4, 2),
    idx('train-labels', 'labels', 4, 1),
    idx('t10k-images', 'images', 4, 20),
    idx('train-images', 'images', 4, 10),
  ]);
  expect(dataset.name).toBe('train-images');
  expect(dataset.target).toMatchObject({ labels: Uint8Array.of(1, 1, 1, 1, 2, 2, 2, 2) });
  expect(dataset.inputs[0]).toBe(10);
});

test.each([
  [[], '0 files of images and 0 of labels'],
  [[idx('a', 'images', 4)], '1 files of images and 0 of labels'],
  [[idx('a', 'images', 4), idx('b', 'images', 4)], '2 files of images and 0 of labels'],
])('other numbers of files are refused: %#', (files, message) => {
  expect(() => digitFilesDataset(files)).toThrow(`${message}: one of each was expected`);
});

test('a file that is neither is refused by name, with its first number', () => {
  const files = [{ name: 'photo.png', bytes: Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10) }, idx('b', 'labels', 4)];
  expect(() => digitFilesDataset(files)).toThrow(
    'photo.png: magic number 2303741511 at byte 0, 2051 (images) was expected',
  );
});
