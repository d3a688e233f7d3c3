import { zlibSync } from 'fflate/browser';
import { crc32 } from '../data/crc32.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits a channel, red green blue, no interlacing (PNG, section 11.2.1). */
const format = [8, 2, 0, 0, 0];

/** A PNG file (ISO/IEC 15948) of pixels, (height, width, 3) from the top; the same pixels give the same bytes. */
export function writePng(width: number, height: number, pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = new Uint8Array(13);
  const view = new DataView(size.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  size.set(format, 8);
  // Every row begins with its filter: none.
  const rows = new Uint8Array(height * (3 * width + 1));
  for (let row = 0; row < height; row++) {
    rows.set(pixels.subarray(3 * width * row, 3 * width * (row + 1)), row * (3 * width + 1) + 1);
  }
  const chunks = [chunk('IHDR', size), chunk('IDAT', zlibSync(rows)), chunk('IEND', new Uint8Array(0))];
  const file = new Uint8Array(chunks.reduce((sum, one) => sum + one.length, signature.length));
  file.set(signature);
  let at = signature.length;
  for (const one of chunks) {
    file.set(one, at);
    at += one.length;
  }
  return file;
}

/** Length, type, data, and a checksum of type and data. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
