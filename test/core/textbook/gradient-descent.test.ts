import { expect, test } from 'vitest';
import { gradientDescent } from '../../../core/textbook/gradient-descent.ts';

const bowl = (x: Float64Array) => x[0]! * x[0]! + x[1]! * x[1]!;

test("from (-3, 4) at rate 0.1, 100 steps end at the book's (-6.11110793e-10, 8.14814391e-10)", () => {
  const end = gradientDescent(bowl, [-3, 4], 0.1, 100).at(-1)!;
  expect(end[0]).toBeCloseTo(-6.11110793e-10, 17);
  expect(end[1]).toBeCloseTo(8.14814391e-10, 17);
});

test("a rate of 10 is too large: the descent runs away to the book's (-2.58983747e13, -1.29524862e12)", () => {
  const end = gradientDescent(bowl, [-3, 4], 10, 100).at(-1)!;
  expect(end[0]! / -2.58983747e13).toBeCloseTo(1, 8);
  expect(end[1]! / -1.29524862e12).toBeCloseTo(1, 8);
});

test("a rate of 1e-10 is too small: after 100 steps it is still at the book's (-2.99999994, 3.99999992)", () => {
  const end = gradientDescent(bowl, [-3, 4], 1e-10, 100).at(-1)!;
  expect(end[0]).toBeCloseTo(-2.99999994, 8);
  expect(end[1]).toBeCloseTo(3.99999992, 8);
});

test('the path has every point from the start on, each 0.8 times the one before it within 1e-9', () => {
  const path = gradientDescent(bowl, [-3, 4], 0.1, 20);
  expect(path).toHaveLength(21);
  expect(path[0]).toEqual(Float64Array.of(-3, 4));
  for (let s = 1; s < path.length; s++) {
    expect(Math.abs(path[s]![0]! - 0.8 * path[s - 1]![0]!)).toBeLessThan(1e-9);
    expect(Math.abs(path[s]![1]! - 0.8 * path[s - 1]![1]!)).toBeLessThan(1e-9);
  }
});

test('no steps leave the start, which is a copy', () => {
  const start = Float64Array.of(-3, 4);
  const path = gradientDescent(bowl, start, 0.1, 0);
  expect(path).toEqual([start]);
  expect(path[0]).not.toBe(start);
});
