import { expect, test } from 'vitest';
import { parseFormula } from '../../../../core/surface/formula/parse-formula.ts';
import { arrowField } from '../../../../renderer/surface/function/arrow-field.ts';

const square = { u: 0, v: 0, half: 4 };

test('arrows over a bowl point to its middle, the steepest half a cell from middle to tip', () => {
  const arrows = arrowField(parseFormula('x^2 + y^2'), square, 'analytic', 4);
  expect(arrows).toHaveLength(16);
  for (const { x, y, dx, dy } of arrows) {
    expect(x * dy - y * dx).toBeCloseTo(0, 12);
    expect(x * dx + y * dy).toBeLessThan(0);
  }
  expect(Math.max(...arrows.map(({ dx, dy }) => Math.hypot(dx, dy)))).toBeCloseTo(0.25, 12);
});

test('the length grows with the root of the slope: seven times as steep is sqrt(7) times as long', () => {
  const [low, high] = arrowField(parseFormula('x^2'), square, 'analytic', 8)
    .filter(({ y }) => y === -0.875)
    .filter(({ x }) => x === 0.125 || x === 0.875)
    .map(({ dx }) => dx);
  expect(high! / low!).toBeCloseTo(Math.sqrt(7), 12);
});

test('where the slope is 0 or the function has no value there is no arrow', () => {
  expect(arrowField(parseFormula('3'), square, 'numerical', 3)).toEqual([]);
  const arrows = arrowField(parseFormula('log(x)'), square, 'analytic', 4);
  expect(arrows.every(({ x }) => x > 0)).toBe(true);
});
