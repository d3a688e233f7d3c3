import { describe, expect, test } from 'vitest';
import { type OptimizerName, optimizerDefaults, optimizerNames } from '../../../core/engine/optimizer.ts';
import { createDescent, gradientKinds } from '../../../core/surface/descent.ts';
import { parseFormula } from '../../../core/surface/formula/parse-formula.ts';
import { planeFunctions } from '../../../core/surface/functions.ts';
import { gradientDescent } from '../../../core/textbook/gradient-descent.ts';

const bowl = parseFormula(planeFunctions.bowl.formula);
const trough = parseFormula(planeFunctions.trough.formula);
const sgd = optimizerDefaults.sgd;

describe("the book's gradient descent from (-3, 4)", () => {
  const from = (learningRate: number) => {
    const descent = createDescent(bowl, { start: [-3, 4], optimizer: sgd, learningRate, gradient: 'numerical' });
    descent.goTo(100);
    return descent;
  };

  test('ends at (-6.1e-10, 8.1e-10) after 100 steps of 0.1', () => {
    const [x, y] = from(0.1).points[100]!.at;
    expect(x).toBeCloseTo(-6.11110793e-10, 14);
    expect(y).toBeCloseTo(8.14814391e-10, 14);
  });

  test('runs away at a rate of 10, and hardly moves at 1e-10', () => {
    expect(Math.abs(from(10).points.at(-1)!.at[0])).toBeGreaterThan(1e12);
    expect(from(1e-10).points[100]!.at[0]).toBeCloseTo(-2.99999994, 8);
  });

  test('is the same path as gradientDescent of the textbook, bit for bit', () => {
    const theirs = gradientDescent((x) => bowl.evaluate(x[0]!, x[1]!), [-3, 4], 0.1, 100);
    expect(from(0.1).points.map(({ at }) => at)).toEqual(theirs.map((x) => [x[0], x[1]]));
  });
});

/** Every optimizer in the words of its paper: what x is after steps on one variable with gradient g(x). */
const textbook: Record<OptimizerName, (x: number, g: (x: number) => number, lr: number, steps: number) => number> = {
  sgd(x, g, lr, steps) {
    for (let t = 0; t < steps; t++) x -= lr * g(x);
    return x;
  },
  momentum(x, g, lr, steps) {
    for (let t = 0, v = 0; t < steps; t++) x += v = 0.9 * v - lr * g(x);
    return x;
  },
  nesterov(x, g, lr, steps) {
    // With the look-ahead written out: the path that is shown is where the method looks.
    let [own, v] = [x, 0];
    for (let t = 0; t < steps; t++) own += v = 0.9 * v - lr * g(own + 0.9 * v);
    return own + 0.9 * v;
  },
  adagrad(x, g, lr, steps) {
    for (let t = 0, h = 0; t < steps; t++) x -= (lr * g(x)) / (Math.sqrt((h += g(x) ** 2)) + 1e-7);
    return x;
  },
  rmsprop(x, g, lr, steps) {
    for (let t = 0, h = 0; t < steps; t++) x -= (lr * g(x)) / (Math.sqrt((h = 0.99 * h + 0.01 * g(x) ** 2)) + 1e-7);
    return x;
  },
  adam(x, g, lr, steps) {
    for (let t = 1, m = 0, v = 0; t <= steps; t++) {
      [m, v] = [0.9 * m + 0.1 * g(x), 0.999 * v + 0.001 * g(x) ** 2];
      x -= (lr * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-7);
    }
    return x;
  },
};

describe.each(optimizerNames)('%s', (name) => {
  test('takes the steps of its paper in both variables, within 1e-4 after 30 steps', () => {
    const optimizer = optimizerDefaults[name];
    const descent = createDescent(trough, { start: [-7, 2], optimizer, learningRate: 0.3, gradient: 'analytic' });
    descent.goTo(30);
    const [x, y] = descent.points[30]!.at;
    expect(x).toBeCloseTo(
      textbook[name](-7, (x) => x / 10, 0.3, 30),
      4,
    );
    expect(y).toBeCloseTo(
      textbook[name](2, (y) => 2 * y, 0.3, 30),
      4,
    );
  });

  test.each(gradientKinds)('comes nearer to the bottom with a %s gradient', (gradient) => {
    const descent = createDescent(trough, {
      start: [-7, 2],
      optimizer: optimizerDefaults[name],
      learningRate: 0.1,
      gradient,
    });
    descent.goTo(50);
    expect(descent.points[50]!.value).toBeLessThan(descent.points[0]!.value);
  });
});

describe('a path', () => {
  test('grows only as far as it is asked for, and is the same in one go or in pieces', () => {
    const options = {
      start: [1, 2],
      optimizer: optimizerDefaults.adam,
      learningRate: 0.1,
      gradient: 'analytic',
    } as const;
    const [once, often] = [createDescent(bowl, options), createDescent(bowl, options)];
    once.goTo(20);
    for (const steps of [3, 1, 20]) often.goTo(steps);
    expect(often.points).toEqual(once.points);
    expect(once.points).toHaveLength(21);
  });

  test('that leaves the finite numbers stops before it does, and says so', () => {
    const descent = createDescent(parseFormula('x^4 + y^4'), {
      start: [3, 3],
      optimizer: sgd,
      learningRate: 1,
      gradient: 'analytic',
    });
    descent.goTo(1000);
    expect(descent.ended).toBe(true);
    expect(descent.points.length).toBeLessThan(20);
    for (const { at, value } of descent.points) expect([...at, value].every(Number.isFinite)).toBe(true);
  });

  test('from where the function has no value has no steps', () => {
    const descent = createDescent(parseFormula('log(x)'), {
      start: [-1, 0],
      optimizer: sgd,
      learningRate: 0.1,
      gradient: 'numerical',
    });
    descent.goTo(5);
    expect(descent).toMatchObject({ ended: true, points: [{ at: [-1, 0] }] });
  });
});
