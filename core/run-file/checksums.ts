import { crc32 } from '../data/crc32.ts';
import type { Pieces } from '../pieces.ts';
import { startSha256 } from '../sha256.ts';

/** What a run file says about the bytes of a part, so that a reader sees damage: to the ZIP, and to the manifest. */
export interface Checksums {
  readonly crc: number;
  readonly sha256: string;
}

/** Bytes that are looked at in one piece: a quarter of a millisecond, but ten times that before the code is compiled. */
const pieceBytes = 16 * 1024;

/** The checksums of bytes, taken in pieces. */
export function* checksumsOf(bytes: Uint8Array): Pieces<Checksums> {
  const hash = startSha256();
  let crc = 0;
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    hash.add(piece);
    crc = crc32(piece, crc);
    yield;
  }
  return { crc, sha256: hash.hex() };
}
