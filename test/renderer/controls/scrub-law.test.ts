import { expect, test } from 'vitest';
import { scrubbed, weighed } from '../../../renderer/controls/scrub-law.ts';

test('a px adds a hundredth, with Shift a tenth, with Alt a thousandth', () => {
  const plain = { shiftKey: false, altKey: false };
  expect(scrubbed(0.25, weighed(40, plain))).toBe(0.65);
  expect(scrubbed(0.25, weighed(-4, { ...plain, shiftKey: true }))).toBe(-0.15);
  expect(scrubbed(0.25, weighed(3, { ...plain, altKey: true }))).toBe(0.253);
});

test('larger numbers move in larger steps, without tails of rounding', () => {
  expect(scrubbed(12.3456789, 1)).toBe(12.45);
  expect(scrubbed(-4000, 25)).toBe(-3750);
  expect(scrubbed(0.1, 20)).toBe(0.3);
});
