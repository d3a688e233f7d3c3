import { Inflate } from 'fflate/browser';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';

/** Bytes unpacked at a time; deflate makes at most 1032 bytes of one, so that no step makes more than 17 MB. */
const STEP = 16 * 1024;
const MOST_FROM_ONE = 1032;

/** The most bytes that a file of so many may unpack to, `small` for a small one: what is small as a file stays so in memory. */
export function mostUnpacked(fileBytes: number, small: number): number {
  return Math.min(limits.fileBytes, Math.max(small, limits.unpackedTimes * fileBytes));
}

/**
 * Unpacks raw deflate data (RFC 1951) that must give exactly `size` bytes. What really comes out is counted while it
 * comes, and nothing is allocated for a size that the packed bytes cannot give. The caller has checked `size` against
 * its limit. Throws a `format` error that begins with `where`.
 */
export function inflate(packed: Uint8Array, size: number, where: string): Uint8Array<ArrayBuffer> {
  if (size > packed.length * MOST_FROM_ONE) {
    throw new LabError('format', `${where}: ${packed.length} packed bytes cannot give the promised ${size}`);
  }
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((piece) => {
    if (length + piece.length > size)
      throw new LabError('format', `${where}: unpacks to more than the promised ${size} bytes`);
    out.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (thrown) {
    if (thrown instanceof LabError) throw thrown;
    throw new LabError('format', `${where}: the packed data is damaged`);
  }
  if (length < size) throw new LabError('format', `${where}: unpacks to ${length} bytes, ${size} were expected`);
  return out;
}
