import { LabError } from '../lab-error.ts';
import type { Dataset } from './dataset.ts';
import { gunzip, isGzip } from './gzip.ts';
import { type NamedFile, readDigits } from './idx.ts';
import { imageDataset } from './image-dataset.ts';

/** Magic number of IDX files of labels; any other first number is for the reader of images to judge. */
const labelMagic = 0x801;

/** Without test files so much is held out: MNIST's own training file divides into 50,000 and 10,000. */
const heldOut = 1 / 6;

/**
 * The data set in some IDX files, plain or gzip and in any order: one of images and one of labels, or two of each, for
 * training and testing. Images and labels belong together when there are as many of them; of two pairs the one with "test" or
 * "t10k" in its name is for testing, or else the shorter one. Throws a `data` error for other numbers of files, and what the
 * readers of IDX and gzip throw.
 */
export function digitFilesDataset(files: readonly NamedFile[]): Dataset {
  const unpacked = files.map(({ name, bytes }) => ({ name, bytes: isGzip(bytes) ? gunzip(bytes, name) : bytes }));
  const labels = unpacked.filter((file) => numberAt(file, 0) === labelMagic);
  const images = unpacked.filter((file) => !labels.includes(file));
  if (images.length !== labels.length || images.length < 1 || images.length > 2) {
    throw new LabError(
      'data',
      `${images.length} files of images and ${labels.length} of labels: one of each was expected, or two of each for training and testing`,
    );
  }
  const [training, testing] = inOrder(pairs(images, labels));
  const name = training!.images.name.replace(/\.gz$/i, '');
  return imageDataset(
    name,
    readDigits(training!),
    testing ? { kind: 'images', images: readDigits(testing) } : { kind: 'share', share: heldOut },
  );
}

interface Pair {
  readonly images: NamedFile;
  readonly labels: NamedFile;
}

/** Each file of images with the labels that fit it better; what fits nothing is left for the reader to refuse. */
function pairs(images: readonly NamedFile[], labels: readonly NamedFile[]): readonly Pair[] {
  const likeness = (one: NamedFile, other: NamedFile) =>
    2 * Number(numberAt(one, 4) === numberAt(other, 4)) + Number(isForTesting(one) === isForTesting(other));
  const fitOf = (order: readonly NamedFile[]) => images.reduce((sum, file, i) => sum + likeness(file, order[i]!), 0);
  const crossed = [...labels].reverse();
  const order = fitOf(crossed) > fitOf(labels) ? crossed : labels;
  return images.map((file, i) => ({ images: file, labels: order[i]! }));
}

/** Training first. */
function inOrder([one, other]: readonly Pair[]): readonly (Pair | undefined)[] {
  if (!one || !other) return [one];
  const byName = Number(isForTesting(one.images)) - Number(isForTesting(other.images));
  const byCount = numberAt(other.images, 4) - numberAt(one.images, 4);
  return (byName || byCount) > 0 ? [other, one] : [one, other];
}

function isForTesting({ name }: NamedFile): boolean {
  return /t10k|test/i.test(name);
}

/** A number of the header; NaN when the file ends before. */
function numberAt({ bytes }: NamedFile, offset: number): number {
  if (bytes.length < offset + 4) return Number.NaN;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(offset);
}
