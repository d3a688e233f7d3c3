import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { engines } from '../../../core/engine/create-engine.ts';
import type { EngineOptions, LossPlane } from '../../../core/engine/engine.ts';
import { compareGradients, gradientCheck } from '../../../core/engine/gradient-check.ts';
import { activationNames, lossNames, type Network, unitCount } from '../../../core/engine/network.ts';
import { type Optimizer, optimizerDefaults } from '../../../core/engine/optimizer.ts';
import { epochOrder, nextBatch } from '../../../core/engine/order.ts';
import { referenceGradient } from '../../../core/engine/reference-gradient.ts';
import { startWeights } from '../../../core/engine/start-weights.ts';
import { createRandom } from '../../../core/random.ts';
import { filterNormalised } from '../../../core/surface/filter-normalised.ts';
import { placeOn } from '../../../core/surface/plane.ts';
import { engineOptions, firstSamples, noSamples, randomSamples } from '../../support/small-networks.ts';

const optimizers: readonly Optimizer[] = Object.values(optimizerDefaults);
const small: Network = { sizes: [3, 4, 2], activations: ['tanh'], loss: 'cross-entropy' };

describe.each(Object.keys(engines) as (keyof typeof engines)[])('the %s engine', (kind) => {
  const createEngine = engines[kind];

  /** An engine on random samples: 20 for training, 150 for testing. */
  function engineOf(network: Network, changes: Partial<EngineOptions> = {}, seed = 61) {
    const data = { train: randomSamples(seed, 20, network), test: randomSamples(seed + 1, 150, network) };
    return { engine: createEngine(engineOptions(network, changes), data), ...data };
  }

  for (const loss of lossNames) {
    for (const activation of activationNames) {
      const network: Network = { sizes: [5, 8, 6, 3], activations: [activation, activation], loss };

      test(`${activation}, ${loss}: the gradient equals the float64 one within 1e-6 of the largest, with l1 and l2 (seed 61)`, () => {
        const penalty = { l1: 0.01, l2: 0.02 };
        const { engine, train } = engineOf(network, penalty);
        const indices = Uint32Array.of(3, 1, 4, 15, 9, 2, 6);
        engine.setParameters(engine.parameters().map((w, i) => w + (i % 3) / 8));
        const expected = referenceGradient(network, engine.parameters(), train, indices, penalty);
        expect(compareGradients(engine.gradient(indices), expected).maxError).toBeLessThan(1e-6);
      });
    }
  }

  for (const activation of ['identity', 'sigmoid', 'tanh', 'relu'] as const) {
    test(`${activation}: the numerical gradient equals the analytic one within 1e-6 of the largest (seed 62)`, () => {
      const network: Network = { sizes: [5, 8, 6, 3], activations: [activation, activation], loss: 'cross-entropy' };
      const { engine } = engineOf(network, { l1: 0.01, l2: 0.02 }, 62);
      const indices = firstSamples(10);
      const { maxError } = compareGradients(engine.gradient(indices, 'numerical'), engine.gradient(indices));
      expect(maxError).toBeGreaterThan(0);
      expect(maxError).toBeLessThan(1e-6);
    });
  }

  test('the check of the gradient finds every parameter within a relative 1e-8, at the weights it has (seed 62)', () => {
    const network: Network = { sizes: [5, 8, 6, 3], activations: ['tanh', 'sigmoid'], loss: 'cross-entropy' };
    const { engine, train } = engineOf(network, { l1: 0.01, l2: 0.02 }, 62);
    engine.train(new Float32Array(5));
    const found = engine.checkGradient(firstSamples(10));
    expect(found.compared).toBe(engine.parameterCount);
    expect(found.maxRelativeError).toBeGreaterThan(0);
    expect(found.maxRelativeError).toBeLessThan(1e-8);
    const penalty = { l1: 0.01, l2: 0.02 };
    expect(found).toEqual(gradientCheck(network, engine.parameters(), train, firstSamples(10), penalty));
    expect(() => engine.checkGradient(new Uint32Array(0))).toThrow('a gradient needs at least one sample');
  });

  test('a new engine stands at step 0 with its start weights', () => {
    const { engine } = engineOf(small);
    expect([engine.kind, engine.step, engine.epoch, engine.drawn]).toEqual([kind, 0, 0, 0]);
    expect(engine.parameterCount).toBe(3 * 4 + 4 + 4 * 2 + 2);
    expect(engine.parameters()).toEqual(startWeights(small, 'xavier', 1));
    expect(engine.batch().length).toBe(0);
  });

  test('a step of SGD is w - lr g with the gradient of its batch, rounded to float32, and its loss is measured before', () => {
    const { engine, train } = engineOf(small, { batch: 6, l1: 0.01, l2: 0.02 });
    const before = engine.parameters();
    const batch = nextBatch({ seed: 1, count: train.count, batch: 6, epoch: 0, drawn: 0 });
    const gradient = engine.gradient(batch);
    const losses = new Float32Array(1);
    expect(engine.train(losses)).toBe(1);
    expect(engine.batch()).toEqual(batch);
    const lr = Math.fround(0.1);
    expect(engine.parameters()).toEqual(before.map((w, i) => w - Math.fround(lr * gradient[i]!)));

    const { l1, l2 } = { l1: 0.01, l2: 0.02 };
    const weights = [...before.subarray(0, 12), ...before.subarray(16, 24)];
    const penalty = weights.reduce((sum, w) => sum + l1 * Math.abs(w) + (l2 / 2) * w * w, 0);
    engine.setParameters(before);
    const outputs = engine.outputs('train', batch);
    let sum = 0;
    for (const [s, index] of batch.entries()) {
      for (let k = 0; k < 2; k++) sum -= train.targets[index * 2 + k]! * Math.log(outputs[s * 2 + k]!);
    }
    expect(losses[0]).toBeCloseTo(sum / 6 + penalty, 6);
  });

  test('an epoch draws each sample once, in the order of its seed; the last batch takes what is left', () => {
    const { engine } = engineOf(small, { batch: 6, seed: 5 });
    const one = new Float32Array(1);
    for (const epoch of [0, 1]) {
      const drawn: number[] = [];
      const sizes: number[] = [];
      for (let k = 0; k < 4; k++) {
        expect([engine.epoch, engine.drawn]).toEqual([epoch, drawn.length]);
        engine.train(one);
        drawn.push(...engine.batch());
        sizes.push(engine.batch().length);
      }
      expect(drawn).toEqual([...epochOrder(5, epoch, 20)]);
      expect(sizes).toEqual([6, 6, 6, 2]);
    }
    expect([engine.step, engine.epoch, engine.drawn]).toEqual([8, 2, 0]);
  });

  test('a batch larger than the training set is the whole set: one step an epoch', () => {
    const { engine } = engineOf(small, { batch: 64 });
    engine.train(new Float32Array(3));
    expect([engine.step, engine.epoch, engine.drawn]).toEqual([3, 3, 0]);
    expect(engine.batch().length).toBe(20);
  });

  test('one call for n steps and n calls for one step are the same, bit for bit', () => {
    const [one, many] = [engineOf(small).engine, engineOf(small).engine];
    const losses = new Float32Array(13);
    one.train(losses);
    for (let n = 0; n < 13; n++) many.train(losses.subarray(n, n + 1));
    expect(many.state()).toEqual(one.state());
  });

  test('training goes on bit for bit from a restored state, for every optimizer and network (seed 63)', () => {
    const runs = fc.record({
      hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      activation: fc.constantFrom(...activationNames),
      loss: fc.constantFrom(...lossNames),
      optimizer: fc.constantFrom(...optimizers),
      batch: fc.integer({ min: 1, max: 25 }),
      before: fc.nat(15),
      after: fc.integer({ min: 1, max: 15 }),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(runs, ({ hidden, activation, loss, optimizer, batch, before, after, seed }) => {
        const network: Network = { sizes: [3, ...hidden, 2], activations: hidden.map(() => activation), loss };
        const options = { optimizer, batch, seed, learningRate: 0.01, l1: 1e-3, l2: 1e-3 };
        const { engine } = engineOf(network, options, seed);
        engine.train(new Float32Array(before));
        const state = engine.state();
        const [losses, again] = [new Float32Array(after), new Float32Array(after)];
        engine.train(losses);

        const other = engineOf(network, options, seed).engine;
        other.train(new Float32Array(3));
        other.restore(state);
        expect(other.state()).toEqual(state);
        other.train(again);
        expect(again).toEqual(losses);
        expect(other.state()).toEqual(engine.state());
        expect(other.batch()).toEqual(engine.batch());
      }),
      { seed: 63 },
    );
  });

  test('an optimizer that takes over begins with nothing, for every pair of them, and goes back as well (seed 64)', () => {
    const runs = fc.record({
      one: fc.constantFrom(...optimizers),
      other: fc.constantFrom(...optimizers),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(runs, ({ one, other, seed }) => {
        const options = { batch: 6, seed, learningRate: 0.01 };
        const { engine } = engineOf(small, { ...options, optimizer: one }, seed);
        engine.train(new Float32Array(5));
        const before = engine.state();
        engine.tune({ optimizer: other });
        const after = engine.state();
        expect(after).toMatchObject({ step: 5, epoch: before.epoch, drawn: before.drawn, updates: 0 });
        expect(after.parameters).toEqual(before.parameters);
        expect(after.slots.every((slot) => slot.every((value) => value === 0))).toBe(true);
        expect(engine.batch()).toHaveLength(0);

        const fresh = engineOf(small, { ...options, optimizer: other }, seed).engine;
        fresh.restore(after);
        const [losses, again] = [new Float32Array(7), new Float32Array(7)];
        engine.train(losses);
        fresh.train(again);
        expect(again).toEqual(losses);
        expect(fresh.state()).toEqual(engine.state());

        engine.tune({ optimizer: one });
        engine.restore(before);
        expect(engine.state()).toEqual(before);
      }),
      { seed: 64, numRuns: 60 },
    );
  });

  test('another order holds at once, as in an engine that was made with it, and goes back as well', () => {
    const options = { batch: 6, seed: 3, learningRate: 0.01 };
    const { engine } = engineOf(small, options, 3);
    engine.train(new Float32Array(2));
    const before = engine.state();
    const own = new Float32Array(9);
    engine.train(own);
    engine.restore(before);
    engine.tune({ order: 77 });
    const losses = new Float32Array(9);
    engine.train(losses);
    expect(losses).not.toEqual(own);

    const fresh = engineOf(small, { ...options, order: 77 }, 3).engine;
    fresh.restore(before);
    const again = new Float32Array(9);
    fresh.train(again);
    expect(again).toEqual(losses);
    expect(fresh.state()).toEqual(engine.state());

    engine.tune({ order: 3 });
    engine.restore(before);
    engine.train(again);
    expect(again).toEqual(own);
    expect(() => engine.tune({ order: 0.5 })).toThrow('order of samples 0.5: a whole number from 0');
  });

  test('a state is a copy: training does not reach into it, nor changes of it into the engine', () => {
    const { engine } = engineOf(small, { optimizer: optimizerDefaults.adam });
    engine.train(new Float32Array(2));
    const state = engine.state();
    const kept = structuredClone(state);
    engine.train(new Float32Array(2));
    expect(state).toEqual(kept);
    engine.restore(state);
    state.parameters.fill(7);
    state.slots[0]!.fill(7);
    engine.parameters().fill(7);
    expect(engine.state()).toEqual(kept);
  });

  test('training stops at a loss that is not finite, and stays at the step before it', () => {
    const network: Network = { sizes: [3, 4, 2], activations: ['relu'], loss: 'squared-error' };
    const { engine } = engineOf(network, { learningRate: 1e6 });
    const losses = new Float32Array(200);
    const taken = engine.train(losses);
    expect(taken).toBeLessThan(200);
    expect(losses.subarray(0, taken - 1).every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(losses[taken - 1])).toBe(false);
    expect(losses.subarray(taken).every((loss) => loss === 0)).toBe(true);
    expect(engine.step).toBe(taken - 1);
    expect(engine.batch().length).toBe(4);

    const before = engineOf(network, { learningRate: 1e6 }).engine;
    before.train(new Float32Array(taken - 1));
    expect(engine.state()).toEqual(before.state());
    expect(engine.train(losses.subarray(0, 5))).toBe(1);
  });

  for (const activation of activationNames) {
    test(`a weight that is NaN stops training at once with ${activation}`, () => {
      const { engine } = engineOf({ sizes: [3, 4, 2], activations: [activation], loss: 'cross-entropy' });
      const parameters = engine.parameters();
      parameters[0] = NaN;
      engine.setParameters(parameters);
      const losses = new Float32Array(3);
      expect(engine.train(losses)).toBe(1);
      expect(losses[0]).toBeNaN();
      expect(engine.step).toBe(0);
    });
  }

  test('what is tuned holds from the next step on', () => {
    const { engine } = engineOf(small);
    engine.train(new Float32Array(1));
    engine.tune({ batch: 7, learningRate: 0 });
    const before = engine.parameters();
    engine.train(new Float32Array(1));
    expect(engine.parameters()).toEqual(before);
    expect(engine.batch()).toEqual(epochOrder(1, 0, 20).slice(4, 11));
    expect(engine.drawn).toBe(11);
  });

  test('a refused setting leaves the engine as it was', () => {
    const { engine } = engineOf(small);
    expect(() => engine.tune({ learningRate: 0.5, batch: 0 })).toThrow();
    const untouched = engineOf(small).engine;
    engine.train(new Float32Array(5));
    untouched.train(new Float32Array(5));
    expect(engine.state()).toEqual(untouched.state());
  });

  test('training by numerical gradients follows back-propagation within 1e-6 over 50 steps (seed 64)', () => {
    const [analytic, numerical] = (['backprop', 'numerical'] as const).map(
      (gradient) => engineOf(small, { gradient, l2: 0.01 }, 64).engine,
    );
    analytic!.train(new Float32Array(50));
    numerical!.train(new Float32Array(50));
    const expected = analytic!.parameters();
    for (const [i, w] of numerical!.parameters().entries()) expect(Math.abs(w - expected[i]!)).toBeLessThan(1e-6);
  });

  test('evaluation is the mean loss without penalty and the count of right answers, over all samples or the first', () => {
    const { engine, test: samples } = engineOf(small, { l2: 10 });
    const outputs = engine.outputs('test', firstSamples(150));
    for (const limit of [150, 129, 3]) {
      let [loss, correct] = [0, 0];
      for (let s = 0; s < limit; s++) {
        const right = samples.targets[2 * s] === 1 ? 0 : 1;
        loss -= Math.log(outputs[2 * s + right]!) / limit;
        if (outputs[2 * s + right]! > outputs[2 * s + 1 - right]!) correct++;
      }
      const found = engine.evaluate('test', limit);
      expect(found).toMatchObject({ correct, count: limit });
      expect(found.loss).toBeCloseTo(loss, 6);
    }
    expect(engine.evaluate('test')).toEqual(engine.evaluate('test', 150));
    expect(engine.evaluate('train', 1000).count).toBe(20);
  });

  test('batches beyond 128 samples are one sum too: their step equals the float64 one within 1e-6 (seed 66)', () => {
    const train = randomSamples(66, 300, small);
    const engine = createEngine(engineOptions(small, { batch: 300, learningRate: 1 }), { train, test: noSamples });
    const before = engine.parameters();
    const expected = referenceGradient(small, before, train, firstSamples(300), { l1: 0, l2: 0 });
    const loss = engine.evaluate('train').loss;
    expect(compareGradients(engine.gradient(firstSamples(300)), expected).maxError).toBeLessThan(1e-6);
    const losses = new Float32Array(1);
    engine.train(losses);
    expect(losses[0]).toBeCloseTo(loss, 6);
    for (const [i, w] of engine.parameters().entries()) {
      expect(Math.abs(w - (before[i]! - expected[i]!))).toBeLessThan(1e-6);
    }
  });

  test('evaluation does not depend on the batch size, to the last bit', () => {
    const found = [1, 20].map((batch) => engineOf(small, { batch }).engine.evaluate('test'));
    expect(found[0]).toEqual(found[1]);
  });

  test('without test samples an evaluation counts 0 and has no loss', () => {
    const engine = createEngine(engineOptions(small), { train: randomSamples(1, 5, small), test: noSamples });
    expect(engine.evaluate('test')).toEqual({ loss: NaN, correct: 0, count: 0 });
  });

  test('the loss at other parameters is the loss there, and the network stays as it was', () => {
    const { engine } = engineOf(small);
    const here = engine.parameters();
    const there = here.map((w) => w + 0.25);
    const found = engine.lossAt(there, 'test', 130);
    expect(engine.parameters()).toEqual(here);
    engine.setParameters(there);
    expect(engine.evaluate('test', 130).loss).toBe(found);
    expect(found).not.toBe(engine.lossAt(here, 'test', 130));
  });

  /** A loss on a plane at one place. */
  function lossOn(plane: LossPlane, u: number, v: number): number {
    const losses = new Float64Array(1);
    plane.lossesAlong(u, v, 0, losses);
    return losses[0]!;
  }

  for (const loss of lossNames) {
    test(`${loss}: losses on a plane are those at its points within 1e-5, near and far, by any step, sparse or dense (seed 93)`, () => {
      for (const activation of ['identity', 'sigmoid', 'tanh', 'relu'] as const) {
        for (const zeros of [0, 0.8]) {
          const network: Network = { sizes: [30, 9, 6, 3], activations: [activation, activation], loss };
          const train = randomSamples(93, 300, network, zeros);
          const engine = createEngine(engineOptions(network), { train, test: train });
          const random = createRandom(93);
          const origin = engine.parameters();
          const directions = [0, 1].map(() => filterNormalised(network, origin, random)) as [
            Float64Array,
            Float64Array,
          ];
          const onPlane = engine.lossPlane({ origin, directions }, 'train');
          const losses = new Float64Array(11);
          for (const reach of [0, 0.1, 1, 30]) {
            for (const step of [0.001, 0.03, -0.2, 1, 20]) {
              const [u, v] = [reach * random.normal(), reach * random.normal()];
              onPlane.lossesAlong(u, v, step, losses);
              for (const n of [0, 1, 6, 7, 8, 10]) {
                const there = placeOn({ origin, directions }, u + n * step, v, new Float32Array(origin.length));
                expect(Math.abs(losses[n]! / engine.lossAt(there, 'train') - 1)).toBeLessThan(1e-5);
              }
            }
          }
        }
      }
    });
  }

  test('planes of both sets side by side, and training between, do not disturb each other; no layer has to be hidden', () => {
    for (const network of [small, { sizes: [3, 2], activations: [], loss: 'squared-error' } satisfies Network]) {
      const { engine } = engineOf(network);
      const origin = engine.parameters();
      const directions = [origin.map((_, i) => i % 2), origin.map((_, i) => 1 - (i % 2))] as const;
      const train = engine.lossPlane({ origin, directions }, 'train');
      const test = engine.lossPlane({ origin, directions }, 'test');
      const before = [lossOn(train, 0, 1), lossOn(test, 0, 1)];
      engine.train(new Float32Array(5));
      expect([lossOn(train, 0, 1), lossOn(test, 0, 1)]).toEqual(before);
      const there = origin.map((w, i) => w + 1 - (i % 2));
      expect(Math.abs(before[1]! / engine.lossAt(there, 'test') - 1)).toBeLessThan(1e-5);
      train.dispose();
      expect(lossOn(test, 0, 1)).toBe(before[1]);
      engine.dispose();
      test.dispose();
    }
  });

  test('activations, unit maps and outputs tell of the same numbers', () => {
    const network: Network = { sizes: [3, 4, 5, 2], activations: ['sigmoid', 'relu'], loss: 'cross-entropy' };
    const { engine, test: samples } = engineOf(network);
    const inputs = samples.inputs as Float32Array;
    const maps = engine.unitMaps(inputs, 150);
    const units = unitCount(network);
    expect(maps.length).toBe(units * 150);
    const outputs = engine.outputs('test', firstSamples(150));
    for (let s = 0; s < 150; s++) {
      const { a, z } = engine.activations(inputs.subarray(3 * s, 3 * s + 3));
      expect(Array.from({ length: units }, (_, u) => maps[u * 150 + s])).toEqual([...z]);
      expect([...outputs.subarray(2 * s, 2 * s + 2)]).toEqual([...z.subarray(units - 2)]);
      for (let u = 4; u < 9; u++) expect(z[u]).toBe(Math.max(a[u]!, 0));
    }
  });

  test('looking at an engine does not change its training', () => {
    const [watched, alone] = [engineOf(small).engine, engineOf(small).engine];
    for (let k = 0; k < 6; k++) {
      watched.train(new Float32Array(1));
      watched.evaluate('test');
      watched.gradient(firstSamples(20));
      watched.gradient(firstSamples(2), 'numerical');
      watched.unitMaps(new Float32Array(300), 100);
      watched.activations(new Float32Array(3));
      watched.lossAt(new Float32Array(watched.parameterCount), 'train');
      const nothing = new Float32Array(watched.parameterCount);
      lossOn(watched.lossPlane({ origin: nothing, directions: [nothing, nothing] }, 'test'), 1, 1);
    }
    alone.train(new Float32Array(6));
    expect(watched.state()).toEqual(alone.state());
    expect(watched.batch()).toEqual(alone.batch());
  });

  test('zeros are skipped when fewer than half of the training inputs are something else, and multiplied from half on', () => {
    const network: Network = { sizes: [4, 1], activations: [], loss: 'squared-error' };
    const outputWith = (inputs: number[]) => {
      const train = { count: 1, inputs: Float32Array.from(inputs), targets: new Float32Array(1) };
      const engine = createEngine(engineOptions(network), { train, test: noSamples });
      engine.setParameters(Float32Array.of(2, Infinity, Infinity, 3, 1));
      return engine.outputs('train', firstSamples(1))[0];
    };
    // 0 times Infinity is NaN, where it is taken.
    expect(outputWith([5, 0, 0, 0])).toBe(11);
    expect(outputWith([5, 0, 0, 7])).toBeNaN();
  });

  test('inputs that are mostly 0 train as well as others: 81 % zeros end below half the first loss (seed 65)', () => {
    const network: Network = { sizes: [40, 10, 2], activations: ['relu'], loss: 'cross-entropy' };
    const train = randomSamples(65, 30, network, 0.81);
    const engine = createEngine(engineOptions(network, { batch: 10 }), { train, test: noSamples });
    const losses = new Float32Array(600);
    engine.train(losses);
    expect(engine.evaluate('train').loss).toBeLessThan(losses[0]! / 2);
  });

  for (const optimizer of optimizers) {
    test(`${optimizer.name} learns XOR with 2-4-1 tanh to 4 of 4 (seed 3)`, () => {
      const network: Network = { sizes: [2, 4, 1], activations: ['tanh'], loss: 'binary-cross-entropy' };
      const train = {
        count: 4,
        inputs: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1),
        targets: Float32Array.of(0, 1, 1, 0),
      };
      const learningRate = optimizer.name === 'sgd' ? 0.5 : optimizer.name === 'adagrad' ? 0.2 : 0.05;
      const options = engineOptions(network, { optimizer, learningRate, batch: 4, initialisation: 1, seed: 3 });
      const engine = createEngine(options, { train, test: noSamples });
      engine.train(new Float32Array(2000));
      const { correct, loss } = engine.evaluate('train');
      expect(correct).toBe(4);
      expect(loss).toBeLessThan(0.05);
    });
  }
});
