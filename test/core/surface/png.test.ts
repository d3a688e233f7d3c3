import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32 } from '../../../core/data/crc32.ts';
import { writePng } from '../../../core/surface/png.ts';

test('a PNG file holds its pixels, and every checksum fits', () => {
  const pixels = Uint8Array.from({ length: 3 * 5 * 2 }, (_, i) => i * 7);
  const file = Buffer.from(writePng(5, 2, pixels));
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const typed = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(typed));
    chunks.set(typed.subarray(0, 4).toString(), typed.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect([...chunks.get('IHDR')!]).toEqual([0, 0, 0, 5, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const rows = inflateSync(chunks.get('IDAT')!);
  expect([rows[0], rows[16]]).toEqual([0, 0]);
  expect(Buffer.concat([rows.subarray(1, 16), rows.subarray(17)])).toEqual(Buffer.from(pixels));
});
