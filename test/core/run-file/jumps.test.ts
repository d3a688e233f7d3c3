import { expect, test } from 'vitest';
import { eventsOf, jumpName, writeJump } from '../../../core/run-file/jumps.ts';
import type { Manifest } from '../../../core/run-file/manifest.ts';
import { hashOf } from '../../../core/sha256.ts';

const jump = Float32Array.of(0.1, -0, 3e-39);
const manifest = {
  events: [
    { step: 2, change: { learningRate: 0.5 }, edits: [] },
    { step: 7, change: {}, jump: hashOf(jump), edits: [{ index: 1, value: 3 }] },
  ],
} as unknown as Manifest;
const read = (bytes: Uint8Array, count = 3) =>
  eventsOf(
    manifest,
    count,
    ({ step }) => jumpName(step),
    () => bytes,
    (name) => `a.plab: ${name}`,
  );

test('the parameters of a jump come back bit for bit, with the other changes of their step', () => {
  const [first, second] = read(writeJump(jump));
  expect(first).toEqual(manifest.events[0]);
  expect(second).toEqual({ step: 7, change: {}, jump, edits: [{ index: 1, value: 3 }] });
  expect(Object.is(second?.jump?.[1], -0)).toBe(true);
});

test('a jump of another size, one that is not finite and one to elsewhere are refused by the name of their part', () => {
  const where = 'a.plab: jumps/000000007.safetensors: parameters';
  expect(() => read(writeJump(Float32Array.of(1, 2)))).toThrow(`${where} must be 3 numbers of type F32, and alone`);
  expect(() => read(writeJump(Float32Array.of(1, 2, Number.POSITIVE_INFINITY)))).toThrow(
    `${where} holds a number that is not finite`,
  );
  expect(() => read(writeJump(Float32Array.of(1, 2, 3)))).toThrow(`${where} are not those that the manifest names`);
});
