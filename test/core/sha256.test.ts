import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, sha256 } from '../../core/sha256.ts';

test('agrees with the hash of the host for bytes of every length around a block (seed 3)', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('hashes numbers by their little-endian bytes, wherever they lie in a buffer', () => {
  const numbers = Float32Array.of(9, 1, -0, Number.NaN);
  const bytes = Buffer.from(numbers.buffer, 4, 12);
  expect(hashOf(numbers.subarray(1))).toBe(createHash('sha256').update(bytes).digest('hex'));
});
