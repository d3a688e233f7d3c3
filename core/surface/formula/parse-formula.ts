import { limits } from '../../limits.ts';
import { binary, constant, type Dual, negative, pairwise, unary } from './dual.ts';
import { FormulaError } from './formula-error.ts';
import { split, type Token } from './split.ts';

/** A function of two variables. Where it has no value, the numbers are not finite. */
export interface PlaneFunction {
  evaluate(x: number, y: number): number;
  /** Both partial derivatives, exact up to rounding. */
  gradient(x: number, y: number): readonly [number, number];
}

/** What a part of a formula is worth at a place, with its derivatives. */
type Part = (x: Dual, y: Dual) => Dual;

const variables: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['x', (x) => x],
  ['y', (_x, y) => y],
  ['x0', (x) => x],
  ['x1', (_x, y) => y],
]);
const constants: ReadonlyMap<string, Dual> = new Map([
  ['pi', constant(Math.PI)],
  ['e', constant(Math.E)],
]);

/** What may stand where a value begins, as an error says it. */
const operand = 'a number, x, y or (';

/**
 * Reads a formula of x and y, which the book calls x0 and x1: numbers, pi, e, + - * / ^, parentheses, sin, cos, tan, exp,
 * log, sqrt, abs, and min and max of two. ^ binds tighter than the minus before it and groups from the right: -x^2 is
 * -(x^2), 2^3^2 is 2^9. Nothing is implied: 2x is written 2*x. Throws a `FormulaError` that names the column.
 *
 * The grammar, lowest binding first; every line is a function below:
 *
 *   sum     = product { ("+" | "-") product }
 *   product = signed { ("*" | "/") signed }
 *   signed  = { "-" | "+" } power
 *   power   = atom [ "^" signed ]
 *   atom    = number | name | name "(" sum [ "," sum ] ")" | "(" sum ")"
 */
export function parseFormula(text: string): PlaneFunction {
  if (text.length > limits.formula) {
    throw new FormulaError(limits.formula + 1, `a formula has at most ${limits.formula} signs, not ${text.length}`);
  }
  const tokens = split(text);
  let place = 0;
  let depth = 0;

  const next = (): Token => tokens[place]!;
  const is = (...signs: readonly string[]): boolean => next().kind === 'sign' && signs.includes(next().text);

  function fail(expected: string): never {
    const { column, kind, text: found } = next();
    throw new FormulaError(column, `${expected} is expected, not ${kind === 'end' ? 'the end' : found}`);
  }

  function take(sign: string, expected = sign): void {
    if (!is(sign)) fail(expected);
    place += 1;
  }

  /** Reads one level deeper: a formula must not be deeper than the stack of calls. */
  function deeper(read: () => Part): Part {
    depth += 1;
    if (depth > limits.formulaDepth) {
      throw new FormulaError(next().column, `more than ${limits.formulaDepth} levels, one inside the other`);
    }
    const part = read();
    depth -= 1;
    return part;
  }

  /** Operands with operators of one strength between them, grouped from the left. */
  function chainOf(operators: readonly ('+' | '-' | '*' | '/')[], operand: () => Part): Part {
    let left = operand();
    for (;;) {
      const operator = operators.find((one) => is(one));
      if (!operator) return left;
      place += 1;
      left = combined(binary[operator], left, operand());
    }
  }

  const sum = (): Part => chainOf(['+', '-'], product);
  const product = (): Part => chainOf(['*', '/'], signed);

  function signed(): Part {
    if (!is('-', '+')) return power();
    const minus = is('-');
    place += 1;
    const part = deeper(signed);
    return minus ? (x, y) => negative(part(x, y)) : part;
  }

  function power(): Part {
    const base = atom();
    if (!is('^')) return base;
    place += 1;
    return combined(binary['^'], base, deeper(signed));
  }

  function atom(): Part {
    const token = next();
    if (token.kind === 'number') {
      place += 1;
      const value = constant(Number(token.text));
      return () => value;
    }
    if (token.kind === 'name') return named(token.text);
    if (!is('(')) fail(operand);
    place += 1;
    const inside = deeper(sum);
    take(')', 'an operator or )');
    return inside;
  }

  function named(name: string): Part {
    const variable = variables.get(name);
    const value = constants.get(name);
    if (!variable && !value && !isKey(unary, name) && !isKey(pairwise, name)) {
      throw new FormulaError(next().column, `unknown name: ${name}`);
    }
    place += 1;
    if (variable) return variable;
    if (value) return () => value;
    take('(');
    const first = deeper(sum);
    if (isKey(unary, name)) {
      take(')', 'an operator or )');
      const apply = unary[name];
      return (x, y) => apply(first(x, y));
    }
    take(',', 'an operator or ,');
    const second = deeper(sum);
    take(')', 'an operator or )');
    return combined(pairwise[name as keyof typeof pairwise], first, second);
  }

  const whole = sum();
  if (next().kind !== 'end') fail('an operator or the end');
  return {
    evaluate: (x, y) => whole([x, 0, 0], [y, 0, 0])[0],
    gradient(x, y) {
      const [value, dx, dy] = whole([x, 1, 0], [y, 0, 1]);
      // The formula of a derivative may hold where the function has no value: 1/x for log(x) below 0.
      return Number.isNaN(value) ? [value, value] : [dx, dy];
    },
  };
}

const combined =
  (operation: (a: Dual, b: Dual) => Dual, left: Part, right: Part): Part =>
  (x, y) =>
    operation(left(x, y), right(x, y));

const isKey = <T extends object>(table: T, name: string): name is string & keyof T => Object.hasOwn(table, name);
