import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../../core/surface/formula/parse-formula.ts';
import { functionGrid } from '../../../core/surface/function-grid.ts';
import { planeFunctionNames, planeFunctions } from '../../../core/surface/functions.ts';

describe.each(planeFunctionNames)('%s', (name) => {
  const { formula, square, start, minima } = planeFunctions[name];
  const f = parseFormula(formula);
  const inside = ([x, y]: readonly [number, number]) =>
    Math.abs(x - square.u) <= square.half && Math.abs(y - square.v) <= square.half;

  test('begins inside its square, at a finite height and a slope', () => {
    expect(inside(start)).toBe(true);
    expect(f.evaluate(start[0], start[1])).not.toBeNaN();
    expect(Math.hypot(...f.gradient(start[0], start[1]))).toBeGreaterThan(0.01);
  });

  test.each([...minima])('is 0 and level within 1e-9 at its minimum (%d, %d), inside its square', (x, y) => {
    expect(inside([x, y])).toBe(true);
    expect(Math.abs(f.evaluate(x, y))).toBeLessThan(1e-9);
    expect(Math.hypot(...f.gradient(x, y))).toBeLessThan(1e-9);
  });
});

test('a grid goes from the low corner to the high one, x first, and keeps holes', () => {
  const values = functionGrid(parseFormula('sqrt(x) + 10*y'), { u: 1, v: 0, half: 2 }, 3);
  expect([...values].map((value) => (Number.isNaN(value) ? 'hole' : Number(value.toFixed(2))))).toEqual([
    ...['hole', -19, -18.27],
    ...['hole', 1, 1.73],
    ...['hole', 21, 21.73],
  ]);
});
