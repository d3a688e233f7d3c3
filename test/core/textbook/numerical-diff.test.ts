import { expect, test } from 'vitest';
import { numericalDiff } from '../../../core/textbook/numerical-diff.ts';

test("numericalDiff of 0.01 x^2 + 0.1 x gives the book's figures at 5 and at 10, to the last digit", () => {
  const f = (x: number) => 0.01 * x ** 2 + 0.1 * x;
  expect(numericalDiff(f, 5)).toBe(0.1999999999990898);
  expect(numericalDiff(f, 10)).toBe(0.2999999999986347);
});

test("the partial derivatives of x0^2 + x1^2 at (3, 4) are the book's, to the last digit", () => {
  expect(numericalDiff((x0) => x0 * x0 + 4.0 ** 2.0, 3)).toBe(6.00000000000378);
  expect(numericalDiff((x1) => 3.0 ** 2.0 + x1 * x1, 4)).toBe(7.999999999999119);
});

test('the difference is central: the slope of |x| at 0 is 0', () => {
  expect(numericalDiff(Math.abs, 0)).toBe(0);
});
