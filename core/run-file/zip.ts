import { crc32 } from '../data/crc32.ts';
import { inflate, mostUnpacked } from '../data/inflate.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { finish, type Pieces } from '../pieces.ts';

/** Signatures and sizes of the records (PKWARE APPNOTE 6.3, section 4.3). */
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const END = 0x06054b50;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;

const namePattern = /^[A-Za-z0-9_./-]{1,200}$/;

type Fail = (problem: string) => LabError;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly local: number;
}

/** Whether bytes begin as a ZIP with entries does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= END_BYTES && new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === LOCAL;
}

/**
 * The entries of a ZIP, by name, stored or deflated; read through the central directory alone, so that there is one
 * truth about them. Throws a `format` or `limit` error that names the file and the entry or byte: for ZIP64, encryption,
 * unusual or repeated names, overlapping entries, checksums that do not fit, and more than the limits allow.
 */
export function readZip(bytes: Uint8Array, fileName: string): Map<string, Uint8Array<ArrayBuffer>> {
  const fail: Fail = (problem) => new LabError('format', `${fileName}: ${problem}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = readDirectory(bytes, view, fail);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const most = mostUnpacked(bytes.length, limits.unpackedParts);
  if (total > most) {
    throw new LabError('limit', `${fileName}: unpacks to ${total} bytes, at most ${most} are allowed`);
  }
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of entries) {
    if (contents.has(entry.name)) throw fail(`the entry "${entry.name}" appears twice`);
    contents.set(entry.name, new Uint8Array());
  }
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.local - b.local)) {
    const { start, end } = locate(entry, view, fail);
    if (entry.local < free) throw fail(`the entry "${entry.name}" at byte ${entry.local} overlaps the one before it`);
    free = end;
    contents.set(entry.name, unpack(entry, bytes.subarray(start, end), fileName));
  }
  return contents;
}

/** The end record, which is the last thing in a file but for its comment. */
function findEnd(view: DataView, fail: Fail): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  throw fail('the end of a ZIP file was not found');
}

function readDirectory(bytes: Uint8Array, view: DataView, fail: Fail): Entry[] {
  const end = findEnd(view, fail);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) throw fail('ZIP64 is not read');
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    throw fail('a ZIP file in several parts is not read');
  }
  if (count > limits.entries) throw fail(`${count} entries, at most ${limits.entries} are allowed`);
  if (start + size !== end) throw fail(`the directory of ${size} bytes at byte ${start} must end at byte ${end}`);
  const entries: Entry[] = [];
  let at = start;
  while (entries.length < count) {
    const next = at + CENTRAL_BYTES <= end ? at + CENTRAL_BYTES + variableBytes(view, at) : end + 1;
    if (next > end || view.getUint32(at, true) !== CENTRAL) throw fail(`no entry of the directory at byte ${at}`);
    entries.push(readEntry(bytes, view, at, start, fail));
    at = next;
  }
  if (at !== end) throw fail(`the directory goes on at byte ${at} after its ${count} entries`);
  return entries;
}

/** Name, extra field and comment of an entry in the directory. */
function variableBytes(view: DataView, at: number): number {
  return view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, directory: number, fail: Fail): Entry {
  const nameStart = at + CENTRAL_BYTES;
  const name = String.fromCharCode(...bytes.subarray(nameStart, nameStart + view.getUint16(at + 28, true)));
  if (!namePattern.test(name) || name.startsWith('/') || name.split('/').includes('..')) {
    throw fail(`the entry's name at byte ${nameStart}: 1 to 200 letters, digits and _ . / - were expected`);
  }
  const flags = view.getUint16(at + 8, true);
  if (flags & 0x2041) throw fail(`the entry "${name}" is encrypted`);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8)
    throw fail(`the entry "${name}" is packed by method ${method}, 0 or 8 was expected`);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if (packed === 0xffffffff || size === 0xffffffff || local === 0xffffffff) throw fail('ZIP64 is not read');
  if (local + LOCAL_BYTES + packed > directory)
    throw fail(`the entry "${name}" at byte ${local} reaches into the directory`);
  return { name, method, crc: view.getUint32(at + 16, true), packed, size, local };
}

/**
 * Where an entry's bytes lie. Of the local header only the lengths count: NumPy leaves ZIP64 marks in its sizes even for
 * small files.
 */
function locate({ name, local, packed }: Entry, view: DataView, fail: Fail): { start: number; end: number } {
  if (view.getUint32(local, true) !== LOCAL) throw fail(`the entry "${name}" was expected at byte ${local}`);
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const end = start + packed;
  if (end > view.byteLength) throw fail(`the entry "${name}" at byte ${local} reaches beyond the end`);
  return { start, end };
}

function unpack({ name, method, size, crc }: Entry, packed: Uint8Array, fileName: string): Uint8Array<ArrayBuffer> {
  const where = `${fileName}: the entry "${name}"`;
  if (method === 0 && packed.length !== size) {
    throw new LabError('format', `${where}: ${packed.length} stored bytes, ${size} were expected`);
  }
  const content = method === 0 ? new Uint8Array(packed) : inflate(packed, size, where);
  if (crc32(content) !== crc) throw new LabError('format', `${where}: the checksum does not fit the content`);
  return content;
}

/**
 * The entry at the start of a ZIP, or at the end of the one before it, read without the directory: undefined when the
 * bytes end before it does. Throws a `format` error for anything but an entry that is stored and has at most `most` bytes.
 */
export function storedEntry(
  bytes: Uint8Array,
  at: number,
  fileName: string,
  most: number = limits.fileBytes,
): { readonly name: string; readonly content: Uint8Array; readonly end: number } | undefined {
  if (at + LOCAL_BYTES > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fail: Fail = (problem) => new LabError('format', `${fileName}: ${problem}`);
  const size = view.getUint32(at + 22, true);
  const isStored = view.getUint32(at, true) === LOCAL && (view.getUint16(at + 6, true) & 0x2049) === 0;
  if (!isStored || view.getUint16(at + 8, true) !== 0 || view.getUint32(at + 18, true) !== size) {
    throw fail(`a stored entry was expected at byte ${at}`);
  }
  if (size > most) throw fail(`the entry at byte ${at} has ${size} bytes, at most ${most} are allowed`);
  const nameEnd = at + LOCAL_BYTES + view.getUint16(at + 26, true);
  const start = nameEnd + view.getUint16(at + 28, true);
  const end = start + size;
  if (end > bytes.length) return undefined;
  const name = String.fromCharCode(...bytes.subarray(at + LOCAL_BYTES, nameEnd).slice(0, limits.text));
  return { name, content: bytes.subarray(start, end), end };
}

/** 1 January 1980, the first day ZIP knows: the same content gives the same bytes. */
const DATE = 0x21;

/** What is in an entry, and its CRC-32. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly crc: number;
}

/** A ZIP of these entries, stored, in this order. */
export function writeZip(entries: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  return finish(zipInPieces(new Map([...entries].map(([name, bytes]) => [name, { bytes, crc: crc32(bytes) }]))));
}

/** The same in pieces, for contents whose checksums are known. */
export function* zipInPieces(entries: ReadonlyMap<string, Content>): Pieces<Uint8Array<ArrayBuffer>> {
  const records = [...entries].map(([name, { bytes, crc }]) => {
    if (!namePattern.test(name)) throw new LabError('internal', `not an entry's name: ${name}`);
    return { name: new TextEncoder().encode(name), bytes, crc };
  });
  const directory = records.reduce((sum, { name, bytes }) => sum + LOCAL_BYTES + name.length + bytes.length, 0);
  const end = records.reduce((sum, { name }) => sum + CENTRAL_BYTES + name.length, directory);
  const file = new Uint8Array(end + END_BYTES);
  const view = new DataView(file.buffer);
  let local = 0;
  let central = directory;
  for (const { name, bytes, crc } of records) {
    view.setUint32(local, LOCAL, true);
    writeCommon(view, local + 4, name.length, bytes.length, crc);
    file.set(name, local + LOCAL_BYTES);
    file.set(bytes, local + LOCAL_BYTES + name.length);
    view.setUint32(central, CENTRAL, true);
    view.setUint16(central + 4, 20, true);
    writeCommon(view, central + 6, name.length, bytes.length, crc);
    view.setUint32(central + 42, local, true);
    file.set(name, central + CENTRAL_BYTES);
    local += LOCAL_BYTES + name.length + bytes.length;
    central += CENTRAL_BYTES + name.length;
    yield;
  }
  view.setUint32(end, END, true);
  view.setUint16(end + 8, records.length, true);
  view.setUint16(end + 10, records.length, true);
  view.setUint32(end + 12, end - directory, true);
  view.setUint32(end + 16, directory, true);
  return file;
}

/** The fields that both headers of an entry share: version needed 2.0, no flags, stored, time 0, and what follows. */
function writeCommon(view: DataView, at: number, nameBytes: number, size: number, crc: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, nameBytes, true);
}
