import { LabError } from '../lab-error.ts';
import { quote } from './json-rules.ts';
import {
  countOf,
  type Dtype,
  dtypeSize,
  type FileTensor,
  readNumbers,
  shapeText,
  type Tensor,
  writeNumbers,
} from './tensor.ts';

/** Type descriptions of NumPy that we read and write; the first of a type is the one written. */
const descriptions: readonly (readonly [descr: string, dtype: Dtype])[] = [
  ['<f8', 'F64'],
  ['<f4', 'F32'],
  ['<f2', 'F16'],
  ['<i8', 'I64'],
  ['<i4', 'I32'],
  ['<u4', 'U32'],
  ['|i1', 'I8'],
  ['|u1', 'U8'],
  ['|b1', 'BOOL'],
];

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Where the header's length stands: after the magic and two bytes of version. */
const LENGTH_AT = MAGIC.length + 2;
/** Bytes of a header; NumPy's own reader stops there too. */
const MOST_HEADER = 10_000;

type Fail = (problem: string) => LabError;

/**
 * Reads an NPY file of version 1 or 2 (numpy.lib.format). Arrays in Fortran order come back row-major. Throws a `format`
 * error that begins with `where` and says what was expected; arrays of objects are pickles, and never read.
 */
export function readNpy(bytes: Uint8Array, where: string): FileTensor {
  const fail: Fail = (problem) => new LabError('format', `${where}: ${problem}`);
  const { text, dataStart } = readHeader(bytes, fail);
  const { dtype, shape, fortran } = parseHeader(text, fail);
  const count = countOf(shape);
  if (Number.isNaN(count)) throw fail(`the shape ${shapeText(shape)} is too large`);
  const expected = count * dtypeSize(dtype);
  const found = bytes.length - dataStart;
  if (found !== expected) {
    throw fail(
      `${found} bytes of data from byte ${dataStart} on, ${expected} were expected for shape ${shapeText(shape)}`,
    );
  }
  const data = readNumbers(dtype, bytes.subarray(dataStart), where);
  if (!fortran || shape.length < 2) return { dtype, shape, data };
  if (shape.length > 2) throw fail(`${shape.length} dimensions in Fortran order, at most 2 were expected`);
  return { dtype, shape, data: transpose(data, shape[1]!, shape[0]!) };
}

function readHeader(bytes: Uint8Array, fail: Fail): { text: string; dataStart: number } {
  const version = bytes[MAGIC.length];
  const lengthBytes = version === 2 ? 4 : 2;
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw fail('byte 0 does not begin an NPY file (93 4e 55 4d 50 59)');
  const start = LENGTH_AT + lengthBytes;
  if (bytes.length < start) throw fail(`ends at byte ${bytes.length}, within the NPY header`);
  if (version !== 1 && version !== 2) throw fail(`NPY version ${version} at byte 6, 1 or 2 was expected`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = lengthBytes === 4 ? view.getUint32(LENGTH_AT, true) : view.getUint16(LENGTH_AT, true);
  if (length > MOST_HEADER) {
    throw fail(`a header of ${length} bytes at byte ${LENGTH_AT}, at most ${MOST_HEADER} are allowed`);
  }
  const dataStart = start + length;
  if (dataStart > bytes.length) {
    throw fail(`a header of ${length} bytes at byte ${LENGTH_AT}, but only ${bytes.length - start} follow`);
  }
  return { text: new TextDecoder().decode(bytes.subarray(start, dataStart)), dataStart };
}

const headerPattern = /^\{(?<fields>.*)\}\s*$/s;
const fieldPattern =
  /^\s*'(?<key>descr|fortran_order|shape)'\s*:\s*(?<value>'[^']*'|True|False|\([\d\s,]*\)|\[.*\])\s*(?:,|$)/s;

function parseHeader(text: string, fail: Fail): { dtype: Dtype; shape: number[]; fortran: boolean } {
  const fields = new Map<string, string>();
  let rest = headerPattern.exec(text)?.groups?.['fields'] ?? '?';
  while (rest.trim() !== '') {
    const field = fieldPattern.exec(rest);
    const { key, value } = field?.groups ?? {};
    if (!field || key === undefined || value === undefined || fields.has(key)) {
      throw fail("the header is not a dictionary of 'descr', 'fortran_order' and 'shape'");
    }
    fields.set(key, value);
    rest = rest.slice(field[0].length);
  }
  const fortran = fields.get('fortran_order');
  if (fortran !== 'True' && fortran !== 'False') throw fail("'fortran_order' must be True or False");
  return {
    dtype: parseDescr(fields.get('descr'), fail),
    shape: parseShape(fields.get('shape'), fail),
    fortran: fortran === 'True',
  };
}

function parseDescr(value: string | undefined, fail: Fail): Dtype {
  const descr = value?.startsWith("'") ? value.slice(1, -1) : undefined;
  const known = descriptions.find(([name]) => name === descr);
  if (known) return known[1];
  if (descr?.endsWith('O')) throw fail('holds Python objects, which are never read');
  const names = descriptions.map(([name]) => name).join(' ');
  throw fail(`'descr' is ${descr === undefined ? 'no simple type' : quote(descr)}, one of ${names} was expected`);
}

function parseShape(value: string | undefined, fail: Fail): number[] {
  const inside = /^\((?:\s*\d+\s*,)*(?:\s*\d+\s*)?\)$|^\(\s*\)$/.exec(value ?? '')?.[0];
  if (inside === undefined) throw fail("'shape' must be a tuple of whole numbers");
  return [...inside.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** The transpose of `data`, (rows, columns) row-major: a new array, (columns, rows) row-major. */
export function transpose<Numbers extends Tensor['data']>(data: Numbers, rows: number, columns: number): Numbers {
  const turned = data.slice() as Numbers;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = data[row * columns + column]!;
  }
  return turned;
}

/** An NPY file of version 1. The data starts at a multiple of 64 bytes, as NumPy writes it. */
export function writeNpy({ shape, data }: Tensor): Uint8Array<ArrayBuffer> {
  const { dtype, bytes } = writeNumbers(data);
  if (countOf(shape) !== data.length)
    throw new LabError('shape', `${data.length} numbers do not fill the shape ${shapeText(shape)}`);
  const descr = descriptions.find(([, type]) => type === dtype)![0];
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shapeText(shape)}, }`;
  const start = LENGTH_AT + 2;
  const dataStart = Math.ceil((start + text.length + 1) / 64) * 64;
  const file = new Uint8Array(dataStart + bytes.length);
  file.set([...MAGIC, 1, 0]);
  new DataView(file.buffer).setUint16(LENGTH_AT, dataStart - start, true);
  file.set(new TextEncoder().encode(`${text.padEnd(dataStart - start - 1)}\n`), start);
  file.set(bytes, dataStart);
  return file;
}
