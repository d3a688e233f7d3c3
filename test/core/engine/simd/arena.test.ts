import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena } from '../../../../core/engine/simd/arena.ts';

const PAGE = 65_536;

test('blocks lie on cache lines, are all zeros and do not overlap, whatever comes and goes (seed 91)', () => {
  const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 50_000 }), fc.boolean()), { maxLength: 60 });
  fc.assert(
    fc.property(moves, (list) => {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 100 });
      const arena = new Arena(memory, 100);
      const held: { at: number; bytes: number }[] = [];
      for (const [bytes, giveBack] of list) {
        const first = giveBack ? held.shift() : undefined;
        if (first) arena.release(first.at, first.bytes);
        const at = arena.allocate(bytes);
        expect(at % 64).toBe(0);
        expect(at).toBeGreaterThanOrEqual(128);
        expect(at + bytes).toBeLessThanOrEqual(memory.buffer.byteLength);
        const block = arena.bytes(at, bytes);
        expect(block.every((byte) => byte === 0)).toBe(true);
        block.fill(255);
        for (const other of held) expect(at + bytes <= other.at || other.at + other.bytes <= at).toBe(true);
        held.push({ at, bytes });
      }
    }),
    { seed: 91 },
  );
});

test('what is given back is used again: 1,000 blocks one after the other fit where one does', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 100 });
  const arena = new Arena(memory, 0);
  for (let n = 0; n < 1000; n++) arena.release(arena.allocate(20 * PAGE), 20 * PAGE);
  expect(memory.buffer.byteLength).toBe(20 * PAGE);
});

test('blocks that were neighbours make one block again, in whatever order they come back', () => {
  const memory = new WebAssembly.Memory({ initial: 3, maximum: 3 });
  const arena = new Arena(memory, 0);
  const blocks = [0, 1, 2].map(() => arena.allocate(PAGE));
  for (const n of [1, 0, 2]) arena.release(blocks[n]!, PAGE);
  expect(arena.allocate(3 * PAGE)).toBe(0);
});

test('a block that does not fit is refused with a limit error, and nothing is taken', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 10 });
  const arena = new Arena(memory, 0);
  const kept = arena.allocate(PAGE);
  expect(() => arena.allocate(10 * PAGE)).toThrow(
    expect.objectContaining({ code: 'limit', message: expect.stringMatching(/^not enough memory: 1 MiB more/) }),
  );
  expect(memory.buffer.byteLength).toBe(PAGE);
  expect(arena.allocate(9 * PAGE)).toBe(kept + PAGE);
});
