import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../../../core/surface/formula/formula-error.ts';
import { parseFormula } from '../../../../core/surface/formula/parse-formula.ts';

/** A formula with every part in parentheses, and the same in JavaScript. */
interface Twin {
  readonly formula: string;
  readonly js: string;
}

const number = fc.integer({ min: 0, max: 300 }).map((n): Twin => ({ formula: `${n / 100}`, js: `${n / 100}` }));
const name = fc.constantFrom<Twin[]>(
  { formula: 'x', js: 'x' },
  { formula: 'y', js: 'y' },
  { formula: 'x0', js: 'x' },
  { formula: 'x1', js: 'y' },
  { formula: 'pi', js: 'Math.PI' },
  { formula: 'e', js: 'Math.E' },
);

const twin = fc.letrec<{ any: Twin }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    number,
    name,
    fc.tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '^'), tie('any')).map(([a, sign, b]) => ({
      formula: `(${a.formula}) ${sign} (${b.formula})`,
      js: `((${a.js}) ${sign === '^' ? '**' : sign} (${b.js}))`,
    })),
    tie('any').map((a) => ({ formula: `-(${a.formula})`, js: `(-(${a.js}))` })),
    fc
      .tuple(fc.constantFrom('sin', 'cos', 'tan', 'exp', 'log', 'sqrt', 'abs'), tie('any'))
      .map(([f, a]) => ({ formula: `${f}(${a.formula})`, js: `Math.${f}(${a.js})` })),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('any'), tie('any'))
      .map(([f, a, b]) => ({ formula: `${f}(${a.formula}, ${b.formula})`, js: `Math.${f}(${a.js}, ${b.js})` })),
  ),
})).any;
const place = fc.double({ min: -3, max: 3, noNaN: true });

function inJavaScript(js: string): (x: number, y: number) => number {
  return new Function('x', 'y', `return ${js}`) as (x: number, y: number) => number;
}

describe('a formula', () => {
  test('has the values that JavaScript gives the same expression, bit for bit (seed 61)', () => {
    fc.assert(
      fc.property(twin, place, place, ({ formula, js }, x, y) => {
        const [ours, theirs] = [parseFormula(formula).evaluate(x, y), inJavaScript(js)(x, y)];
        // A zero may have either sign where two equal zeros were compared.
        expect(ours === theirs || (Number.isNaN(ours) && Number.isNaN(theirs))).toBe(true);
      }),
      { seed: 61, numRuns: 500 },
    );
  });

  test('has gradients within 1e-5 of central differences away from kinks and noise (seed 62)', () => {
    let compared = 0;
    fc.assert(
      fc.property(twin, place, place, ({ formula }, x, y) => {
        const f = parseFormula(formula);
        const slopes = (to: number, from: number) => [
          (f.evaluate(x + to, y) - f.evaluate(x + from, y)) / (to - from),
          (f.evaluate(x, y + to) - f.evaluate(x, y + from)) / (to - from),
        ];
        const h = 1e-5;
        const [fine, others] = [slopes(h, -h), [slopes(2 * h, -2 * h), slopes(h, 0), slopes(0, -h)]];
        const size = 1 + Math.abs(f.evaluate(x, y));
        for (const [i, ours] of f.gradient(x, y).entries()) {
          const bound = 1e-5 * (size + Math.abs(fine[i]!));
          const settled = others.every((other) => Math.abs(other[i]! - fine[i]!) < 100 * bound) && size < 1e3;
          const smooth = Math.abs(others[0]![i]! - fine[i]!) < bound / 10;
          if (!settled || !smooth || !Number.isFinite(ours)) continue;
          compared += 1;
          expect(Math.abs(ours - fine[i]!)).toBeLessThan(bound);
        }
      }),
      { seed: 62, numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test.each([
    ['1 + 2 * 3', 7],
    ['2 * 3 ^ 2', 18],
    ['-2 ^ 2', -4],
    ['2 ^ 3 ^ 2', 512],
    ['2 ^ -1', 0.5],
    ['10 - 4 - 3', 3],
    ['16 / 4 / 2', 2],
    ['- - 3', 3],
    ['2 - -x', 5],
    ['.5e1 + 1.', 6],
    ['x0^2 + x1^2', 25],
    ['3 − x', 0],
  ])('groups as in school: %s at (3, 4) is %d', (formula, value) => {
    expect(parseFormula(formula).evaluate(3, 4)).toBe(value);
  });

  test('has exact derivatives where differences have none: x^2 at 0, x^0, sqrt of a constant 0', () => {
    expect(parseFormula('x^2 + y^0 + sqrt(0)').gradient(0, 0)).toEqual([0, 0]);
    expect(parseFormula('x^y').gradient(2, 3)).toEqual([12, 8 * Math.log(2)]);
    expect(parseFormula('abs(x) + abs(y)').gradient(0, -2)).toEqual([0, -1]);
  });

  test('is not finite where mathematics has no number for it', () => {
    expect(parseFormula('log(x)').evaluate(-1, 0)).toBeNaN();
    expect(parseFormula('log(x)').gradient(-1, 0)).toEqual([NaN, NaN]);
    expect(parseFormula('1/x').evaluate(0, 0)).toBe(Infinity);
  });
});

describe('a formula that cannot be read is refused with the column', () => {
  test.each([
    ['x^2 + * 3', 'column 7: a number, x, y or ( is expected, not *'],
    ['', 'column 1: a number, x, y or ( is expected, not the end'],
    ['x +', 'column 4: a number, x, y or ( is expected, not the end'],
    ['2x', 'column 2: an operator or the end is expected, not x'],
    ['(x + y', 'column 7: an operator or ) is expected, not the end'],
    ['x + y)', 'column 6: an operator or the end is expected, not )'],
    ['sin x', 'column 5: ( is expected, not x'],
    ['min(x)', 'column 6: an operator or , is expected, not )'],
    ['sin(x, y)', 'column 6: an operator or ) is expected, not ,'],
    ['x + foo', 'column 5: unknown name: foo'],
    ['constructor', 'column 1: unknown name: constructor'],
    ['x + §', 'column 5: unknown sign: §'],
    ['x ** 2', 'column 4: a number, x, y or ( is expected, not *'],
  ])('%s', (formula, message) => {
    expect(() => parseFormula(formula)).toThrow(message);
  });

  test('deeper than 64 levels or longer than 500 signs, before it can exhaust anything', () => {
    expect(() => parseFormula(`${'('.repeat(65)}x${')'.repeat(65)}`)).toThrow('column 66: more than 64 levels');
    expect(() => parseFormula(`${'-'.repeat(200)}x`)).toThrow('more than 64 levels');
    expect(() => parseFormula('x+'.repeat(300))).toThrow('column 501: a formula has at most 500 signs, not 600');
  });

  test('and never in another way, whatever is typed (seed 63)', () => {
    const signs = fc.constantFrom(...'xy01.e+-*/^(), ', 'sin', 'min', 'pi', 'ß');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 24 }), (typed) => {
        try {
          expect(parseFormula(typed.join('')).evaluate(1, 2)).toBeTypeOf('number');
        } catch (failure) {
          expect(failure).toBeInstanceOf(FormulaError);
        }
      }),
      { seed: 63, numRuns: 2000 },
    );
  });
});
