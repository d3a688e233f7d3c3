import { describe, expect, test } from 'vitest';
import { optimizerDefaults, optimizerNames } from '../../../../core/engine/optimizer.ts';
import { createDescent } from '../../../../core/surface/descent.ts';
import { parseFormula } from '../../../../core/surface/formula/parse-formula.ts';
import { stepArithmetic } from '../../../../renderer/surface/function/step-arithmetic.ts';

const exact = { real: String, plain: String };
const f = parseFormula('x^2/20 + y^2');

test('plain descent is told as x - rate * slope, for x and for y', () => {
  const optimizer = optimizerDefaults.sgd;
  const descent = createDescent(f, { start: [-7, 2], optimizer, learningRate: 0.5, gradient: 'analytic' });
  descent.goTo(1);
  const [from, to] = descent.points;
  const writing = { real: (value: number) => value.toFixed(2), plain: String };
  expect(stepArithmetic(optimizer, 0.5, from!, to!, 1, writing)).toEqual({
    parts: [{ name: 'g', formula: '(∂f/∂x, ∂f/∂y)', values: from!.gradient }],
    rule: 'x − η g',
    sums: ['-7.00 − 0.5 × (-0.70) = -6.65', '2.00 − 0.5 × 4.00 = 0.00'],
  });
});

describe.each(optimizerNames)('the sums of %s', (name) => {
  test('are true within 1e-9 at steps 1 to 12: what stands left of the sign is what stands right of it', () => {
    const optimizer = optimizerDefaults[name];
    const descent = createDescent(f, { start: [-7, 2], optimizer, learningRate: 0.3, gradient: 'analytic' });
    descent.goTo(12);
    for (let step = 0; step < 12; step++) {
      const [from, to] = [descent.points[step]!, descent.points[step + 1]!];
      for (const sum of stepArithmetic(optimizer, 0.3, from, to, step + 1, exact).sums) {
        const [left, right] = sum.replaceAll('−', '-').replaceAll('×', '*').split(' = ');
        const told = new Function(`return ${left}`)() as number;
        expect(Math.abs(told - Number(right))).toBeLessThan(1e-9);
      }
    }
  });
});
