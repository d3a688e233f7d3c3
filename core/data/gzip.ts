import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { crc32 } from './crc32.ts';
import { inflate, mostUnpacked } from './inflate.ts';

/** Header without extra fields, an empty deflate block, trailer. */
const SHORTEST = 10 + 2 + 8;

/** Whether bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file (RFC 1952) of one member. Throws a `limit` error when the content would exceed `limit` bytes and
 * a `format` error for anything that is not gzip, is damaged or fails its checksum.
 */
export function gunzip(
  bytes: Uint8Array,
  fileName: string,
  limit = mostUnpacked(bytes.length, limits.unpackedPictures),
): Uint8Array<ArrayBuffer> {
  if (!isGzip(bytes)) throw new LabError('format', `${fileName}: byte 0 does not begin gzip (1f 8b)`);
  if (bytes.length < SHORTEST) {
    throw new LabError(
      'format',
      `${fileName}: ends at byte ${bytes.length}, a gzip file has at least ${SHORTEST} bytes`,
    );
  }
  const start = headerEnd(bytes, fileName);
  const end = bytes.length - 8;
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, 8);
  const size = view.getUint32(4, true);
  if (size > limit) throw new LabError('limit', `${fileName}: unpacks to ${size} bytes, at most ${limit} are allowed`);
  const content = inflate(bytes.subarray(start, end), size, fileName);
  if (crc32(content) !== view.getUint32(0, true)) {
    throw new LabError('format', `${fileName}: the checksum at byte ${end} does not fit the content`);
  }
  return content;
}

/** Where the deflate data begins: after ten bytes, an extra field, a name, a comment and a checksum, if they are there. */
function headerEnd(bytes: Uint8Array, fileName: string): number {
  const flags = bytes[3]!;
  if (bytes[2] !== 8)
    throw new LabError('format', `${fileName}: compression method ${bytes[2]} at byte 2, 8 was expected`);
  if (flags & 0xe0) throw new LabError('format', `${fileName}: unknown gzip flags ${flags} at byte 3`);
  let at = 10;
  if (flags & 4) at += 2 + bytes[10]! + 256 * bytes[11]!;
  for (const textFlag of [8, 16]) {
    if (!(flags & textFlag)) continue;
    const zero = bytes.indexOf(0, at);
    at = zero < 0 ? bytes.length : zero + 1;
  }
  if (flags & 2) at += 2;
  if (at > bytes.length - 8) throw new LabError('format', `${fileName}: ends within the gzip header`);
  return at;
}
