import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { brokenRule, quote } from './json-rules.ts';
import {
  countOf,
  dtypeSize,
  dtypes,
  type FileTensor,
  isDtype,
  readNumbers,
  type Tensor,
  writeNumbers,
} from './tensor.ts';

/** What a safetensors file holds: tensors by name, in the order of their data, and texts by name. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, FileTensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

const LENGTH_BYTES = 8;
const METADATA = '__metadata__';
/** A header holds tensors and the metadata, a tensor lists. */
const most = { depth: 3, keys: limits.entries + 1 };
const namePattern = /^[A-Za-z0-9_./-]{1,200}$/;

type Fail = (problem: string) => LabError;

/**
 * Reads a safetensors file (huggingface/safetensors, README "Format"), strictly: the data must be covered without holes
 * or overlaps and no key may appear twice. Throws a `format` error that names the file and the key or byte.
 */
export function readSafetensors(bytes: Uint8Array, fileName: string): Safetensors {
  const fail: Fail = (problem) => new LabError('format', `${fileName}: ${problem}`);
  const { header, dataStart } = readHeader(bytes, fail);
  const entries: Entry[] = [];
  const metadata = new Map<string, string>();
  for (const [name, value] of Object.entries(header)) {
    if (name === METADATA) {
      for (const [key, text] of metadataOf(value, fail)) metadata.set(key, text);
    } else {
      entries.push(entryOf(name, value, fail));
    }
  }
  if (entries.length > limits.entries) throw fail(`${entries.length} tensors, at most ${limits.entries} are allowed`);
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCover(entries, bytes.length - dataStart, fail);
  const tensors = new Map<string, FileTensor>();
  for (const { name, dtype, shape, begin, end } of entries) {
    const part = bytes.subarray(dataStart + begin, dataStart + end);
    tensors.set(name, { dtype, shape, data: readNumbers(dtype, part, `${fileName}: tensor "${name}"`) });
  }
  return { tensors, metadata };
}

function readHeader(bytes: Uint8Array, fail: Fail): { header: object; dataStart: number } {
  if (bytes.length < LENGTH_BYTES) {
    throw fail(`ends at byte ${bytes.length}, the ${LENGTH_BYTES} bytes of the header's length were expected`);
  }
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true));
  if (length > limits.headerBytes) {
    throw fail(`a header of ${length} bytes at byte 0, at most ${limits.headerBytes} are allowed`);
  }
  const dataStart = LENGTH_BYTES + length;
  if (dataStart > bytes.length) {
    throw fail(`a header of ${length} bytes at byte 0, but only ${bytes.length - LENGTH_BYTES} follow`);
  }
  if (length < 2 || bytes[LENGTH_BYTES] !== 0x7b) throw fail('the header must begin with { at byte 8');
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, dataStart), fail);
  if (!isObject(header)) throw fail('the header at byte 8 must be a JSON object');
  return { header, dataStart };
}

function parseHeader(bytes: Uint8Array, fail: Fail): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fail('the header at byte 8 is not UTF-8');
  }
  let broken: string | undefined;
  let header: unknown;
  try {
    broken = brokenRule(text, most);
    if (broken === undefined) header = JSON.parse(text);
  } catch {
    throw fail('the header at byte 8 is not JSON');
  }
  if (broken !== undefined) throw fail(`in the header at byte 8, ${broken}`);
  return header;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function metadataOf(value: unknown, fail: Fail): [string, string][] {
  if (!isObject(value)) throw fail(`"${METADATA}" must be an object`);
  return Object.entries(value).map(([key, text]) => {
    if (typeof text !== 'string') throw fail(`"${METADATA}" must hold texts, ${quote(key)} is none`);
    return [key, text];
  });
}

interface Entry extends Pick<FileTensor, 'dtype' | 'shape'> {
  readonly name: string;
  /** Offsets from the start of the data. */
  readonly begin: number;
  readonly end: number;
}

function entryOf(name: string, value: unknown, fail: Fail): Entry {
  if (!namePattern.test(name)) {
    throw fail(`the name ${quote(name)}: 1 to 200 letters, digits and _ . / - were expected`);
  }
  if (!isObject(value)) throw fail(`tensor "${name}" must be an object`);
  const { dtype, shape, data_offsets: offsets } = value as Partial<Record<string, unknown>>;
  if (!isDtype(dtype)) {
    const found = typeof dtype === 'string' ? quote(dtype) : 'missing';
    throw fail(`tensor "${name}": dtype is ${found}, one of ${dtypes.join(' ')} was expected`);
  }
  const count = Array.isArray(shape) ? countOf(shape) : Number.NaN;
  if (!Array.isArray(shape) || Number.isNaN(count)) {
    throw fail(`tensor "${name}": shape must be a list of whole numbers, their product below 2^53`);
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every((at) => Number.isSafeInteger(at) && at >= 0)) {
    throw fail(`tensor "${name}": data_offsets must be two whole numbers`);
  }
  const [begin, end]: number[] = offsets;
  const bytes = count * dtypeSize(dtype);
  if (end! - begin! !== bytes) {
    throw fail(`tensor "${name}": data_offsets ${begin} to ${end}, ${bytes} bytes were expected for its shape`);
  }
  return { name, dtype, shape, begin: begin!, end: end! };
}

/** Every byte of the data must belong to exactly one tensor: nothing is hidden in a file, and nothing counted twice. */
function checkCover(entries: readonly Entry[], size: number, fail: Fail): void {
  let covered = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== covered) {
      const problem = begin < covered ? 'overlaps the tensor before it' : 'leaves a hole before it';
      throw fail(`tensor "${name}" begins at data byte ${begin} and ${problem}, ${covered} was expected`);
    }
    covered = end;
  }
  if (covered !== size) throw fail(`the tensors cover ${covered} data bytes, but ${size} follow the header`);
}

/**
 * A safetensors file, ordered as the reference writer orders it (larger types first, then by name) so that every tensor
 * is aligned; the same content gives the same bytes.
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array<ArrayBuffer> {
  const entries = [...tensors].map(([name, { shape, data }]) => ({ name, shape, ...writeNumbers(data) }));
  entries.sort((a, b) => dtypeSize(b.dtype) - dtypeSize(a.dtype) || (a.name < b.name ? -1 : 1));
  const fields: string[] = [];
  if (metadata.size > 0)
    fields.push(field(METADATA, `{${[...metadata].map(([key, text]) => field(key, JSON.stringify(text))).join()}}`));
  let end = 0;
  for (const { name, dtype, shape, bytes } of entries) {
    if (!namePattern.test(name) || name === METADATA) throw new LabError('internal', `not a tensor's name: ${name}`);
    if (countOf(shape) * dtypeSize(dtype) !== bytes.length) {
      throw new LabError('shape', `tensor "${name}": ${bytes.length} bytes do not fill its shape (${shape})`);
    }
    fields.push(field(name, JSON.stringify({ dtype, shape, data_offsets: [end, end + bytes.length] })));
    end += bytes.length;
  }
  const header = new TextEncoder().encode(`{${fields.join()}}`);
  const dataStart = LENGTH_BYTES + Math.ceil(header.length / 8) * 8;
  const file = new Uint8Array(dataStart + end).fill(0x20, 0, dataStart);
  new DataView(file.buffer).setBigUint64(0, BigInt(dataStart - LENGTH_BYTES), true);
  file.set(header, LENGTH_BYTES);
  let at = dataStart;
  for (const { bytes } of entries) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

/** Written as text, so that no name (`__proto__`) means anything to an object of ours. */
function field(name: string, json: string): string {
  return `${JSON.stringify(name)}:${json}`;
}
