import { describe, expect, test } from 'vitest';
import { optimizerDefaults } from '../../../../core/engine/optimizer.ts';
import { parseFormula } from '../../../../core/surface/formula/parse-formula.ts';
import { createFunctionStore, mostSteps } from '../../../../renderer/surface/function/function-store.ts';
import { rateLadder } from '../../../../renderer/surface/function/rate-ladder.ts';
import { suitedRates } from '../../../../renderer/surface/function/suited-rates.ts';

describe('descents on a function', () => {
  test("begin with the book's comparison: x^2/20 + y^2 from (-7, 2), with SGD, momentum, AdaGrad and Adam", () => {
    const store = createFunctionStore();
    expect(store.start.value).toEqual([-7, 2]);
    expect(store.runners.value.map(({ lane }) => [lane.optimizer.name, lane.learningRate])).toEqual([
      ['sgd', 0.95],
      ['momentum', 0.095],
      ['adagrad', 1.5],
      ['adam', 0.3],
    ]);
  });

  test('go on and back by steps without being computed anew, and remember how far they were', () => {
    const store = createFunctionStore();
    store.goTo(30);
    const points = store.runners.value[0]!.descent.points;
    expect(points).toHaveLength(31);
    store.goTo(4);
    expect([store.step.value, store.end.value]).toEqual([4, 30]);
    expect(store.runners.value[0]!.descent.points).toBe(points);
    store.goTo(1e9);
    expect(store.step.value).toBe(mostSteps);
    expect(store.atEnd()).toBe(true);
  });

  test('stay at their step when a rate changes, and begin anew from another start', () => {
    const store = createFunctionStore();
    store.goTo(10);
    store.setLane(0, { learningRate: 0.1 });
    expect(store.step.value).toBe(10);
    expect(store.runners.value[0]!.descent.points[10]!.at[1]).toBeCloseTo(2 * 0.8 ** 10, 6);
    store.startAt([1, 1]);
    expect([store.step.value, store.end.value]).toEqual([0, 0]);
  });

  test('end when every lane has left the finite numbers', () => {
    const store = createFunctionStore();
    store.write('exp(x^2 + y^2)');
    store.startAt([3, 3]);
    for (const { place } of store.lanes.value) store.setLane(place, { on: place === 0 });
    store.goTo(5);
    expect(store.runners.value).toHaveLength(1);
    expect(store.atEnd()).toBe(true);
  });

  test('are never none: the last one that takes part stays, and one that takes part is in hand', () => {
    const store = createFunctionStore();
    for (const { place } of store.lanes.value) store.setLane(place, { on: false });
    expect(store.lanes.value.map(({ on }) => on)).toEqual([false, false, false, false, false, true]);
    expect([store.chosen.value, store.inHand.value.lane.optimizer.name]).toEqual([5, 'adam']);
  });

  test('stay as they are when a formula cannot be read', () => {
    const store = createFunctionStore();
    store.goTo(3);
    expect(() => store.write('x +')).toThrow('column 4');
    expect([store.formula.value, store.name.value, store.step.value]).toEqual(['x^2/20 + y^2', 'trough', 3]);
    store.write('x*y');
    expect([store.formula.value, store.name.value, store.step.value]).toEqual(['x*y', 'own', 0]);
  });

  test('take square, start and rates of a function of the table', () => {
    const store = createFunctionStore();
    store.choose('rosenbrock');
    expect(store.square.value).toEqual({ u: 0, v: 1, half: 2 });
    expect(store.start.value).toEqual([-1.2, 1]);
    expect(store.lanes.value.map(({ learningRate }) => learningRate)).toEqual(Object.values(suitedRates(0.001, 2)));
  });
});

test('learning rates of one optimizer are too small, small, suited and too large: the last one climbs', () => {
  const store = createFunctionStore();
  for (const name of ['bowl', 'trough', 'rosenbrock', 'himmelblau', 'beale'] as const) {
    store.choose(name);
    store.compare('sgd');
    store.goTo(40);
    const heights = store.runners.value.map(({ descent }) => [descent.points[0]!.value, descent.points.at(-1)!.value]);
    for (const [start, end] of heights.slice(0, 3)) expect(end).toBeLessThan(start!);
    const { descent } = store.runners.value[3]!;
    expect(descent.ended || heights[3]![1]! > heights[3]![0]!).toBe(true);
    expect(store.lanes.value.map(({ place }) => place)).toEqual([0, 1, 2, 3]);
  }
});

test('an optimizer whose steps do not grow with the slope has no rate that is too large on a bowl: ten times the suited one', () => {
  const f = parseFormula('x^2 + y^2');
  const options = { optimizer: optimizerDefaults.adagrad, start: [-3, 4], gradient: 'analytic' } as const;
  expect(rateLadder(f, options, 0.5)).toEqual([0.05, 0.17, 0.5, 5]);
});

test('suited rates have two digits at most', () => {
  expect(suitedRates(0.003, 5.12)).toEqual({
    sgd: 0.003,
    momentum: 0.0003,
    nesterov: 0.0003,
    adagrad: 0.77,
    rmsprop: 0.051,
    adam: 0.15,
  });
});
