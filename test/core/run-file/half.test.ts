import { expect, test } from 'vitest';
import { fromHalf } from '../../../core/run-file/half.ts';

test.each([
  [0x3c00, 1],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x3555, 0.333251953125],
  [0x0400, 2 ** -14],
  [0x0001, 2 ** -24],
  [0x83ff, -1023 * 2 ** -24],
  [0x8000, -0],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])('half float %i is %d', (bits, number) => {
  expect(fromHalf(bits)).toBe(number);
});

test('all finite half floats are sign x (1 + fraction / 1024) x 2^exponent', () => {
  const wrong: number[] = [];
  for (let bits = 0; bits < 0x7c00; bits++) {
    const exponent = bits >> 10;
    const fraction = bits & 1023;
    const number = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    if (!Object.is(fromHalf(bits), number) || !Object.is(fromHalf(bits | 0x8000), -number)) wrong.push(bits);
  }
  expect(wrong).toEqual([]);
});
