import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { gunzip, isGzip } from './gzip.ts';

/** A file as it was opened: the name is for messages. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Pictures and what they show. */
export interface LabelledImages {
  /** (count, height x width), row by row, a byte a pixel. */
  readonly images: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** (count), each below the number of classes. */
  readonly labels: Uint8Array<ArrayBuffer>;
}

/** IDX (Yann LeCun's page of MNIST): two zero bytes, 8 for unsigned bytes, the number of dimensions. */
const kinds = {
  images: { magic: 0x803, header: 16 },
  labels: { magic: 0x801, header: 8 },
} as const;

type Kind = keyof typeof kinds;

/** Whether bytes begin like an IDX file, which no text does. */
export function isIdx(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0;
}

/**
 * The pictures of one IDX file and the labels of another, each plain or gzip; labels run from 0 to `classes` - 1.
 * Throws a `format`, `limit` or `data` error that says which file, at which byte (of the unpacked content), and what was
 * expected.
 */
export function readDigits(files: { images: NamedFile; labels: NamedFile }, classes = 10): LabelledImages {
  const images = readImages(files.images);
  const labels = readLabels(files.labels, classes);
  if (images.count !== labels.length) {
    throw new LabError(
      'data',
      `${files.labels.name}: ${labels.length} labels at byte 4, but ${files.images.name} has ${images.count} images`,
    );
  }
  return { images: images.pixels, width: images.width, height: images.height, labels };
}

function readImages(file: NamedFile) {
  const view = open(file, 'images');
  const count = countAt(view, 4, 'images', limits.samples, file.name);
  const height = countAt(view, 8, 'rows', limits.units, file.name);
  const width = countAt(view, 12, 'columns', limits.units, file.name);
  if (height * width > limits.units) {
    throw new LabError(
      'limit',
      `${file.name}: images of ${width} x ${height} pixels at byte 8, at most ${limits.units} pixels are allowed`,
    );
  }
  const pixels = body(view, 'images', count * height * width, `${count} images of ${width} x ${height}`, file.name);
  return { pixels, count, width, height };
}

function readLabels(file: NamedFile, classes: number): Uint8Array<ArrayBuffer> {
  const view = open(file, 'labels');
  const count = countAt(view, 4, 'labels', limits.samples, file.name);
  const labels = body(view, 'labels', count, `${count} labels`, file.name);
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new LabError(
      'data',
      `${file.name}: label ${labels[wrong]} at byte ${kinds.labels.header + wrong}, a label from 0 to ${classes - 1} was expected`,
    );
  }
  return labels;
}

/** The content of a file, unpacked, with a header of the right kind. */
function open({ name, bytes }: NamedFile, kind: Kind): DataView {
  if (bytes.length > limits.fileBytes) {
    throw new LabError('limit', `${name}: ${bytes.length} bytes, at most ${limits.fileBytes} are allowed`);
  }
  const content = isGzip(bytes) ? gunzip(bytes, name) : bytes;
  const { magic, header } = kinds[kind];
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  if (content.length >= 4 && view.getUint32(0) !== magic) {
    const found = view.getUint32(0);
    const other = Object.entries(kinds).find(([, { magic }]) => magic === found);
    const named = other ? `${found} (${other[0]})` : found;
    throw new LabError('format', `${name}: magic number ${named} at byte 0, ${magic} (${kind}) was expected`);
  }
  if (content.length < header) {
    throw new LabError('format', `${name}: ends at byte ${content.length}, a header of ${header} bytes was expected`);
  }
  return view;
}

function countAt(view: DataView, offset: number, what: string, most: number, name: string): number {
  const count = view.getUint32(offset);
  if (count < 1 || count > most) {
    throw new LabError(
      count < 1 ? 'format' : 'limit',
      `${name}: ${count} ${what} at byte ${offset}, a number from 1 to ${most} was expected`,
    );
  }
  return count;
}

/** A copy of all that follows the header, which must be `size` bytes. */
function body(view: DataView, kind: Kind, size: number, what: string, name: string): Uint8Array<ArrayBuffer> {
  const { header } = kinds[kind];
  const end = header + size;
  if (view.byteLength < end) {
    throw new LabError('format', `${name}: ends at byte ${view.byteLength}, ${end} bytes were expected for ${what}`);
  }
  if (view.byteLength > end) {
    throw new LabError(
      'format',
      `${name}: ${view.byteLength - end} bytes too many from byte ${end} on, the end was expected after ${what}`,
    );
  }
  return new Uint8Array(view.buffer, view.byteOffset + header, size).slice();
}
