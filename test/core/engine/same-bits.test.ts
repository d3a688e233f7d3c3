import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engines } from '../../../core/engine/create-engine.ts';
import type { Engine, EngineOptions, Samples } from '../../../core/engine/engine.ts';
import { activationNames, lossNames, type Network } from '../../../core/engine/network.ts';
import { type Optimizer, optimizerDefaults, optimizerNames } from '../../../core/engine/optimizer.ts';
import { createRandom, type Random } from '../../../core/random.ts';
import { engineOptions, randomSamples } from '../../support/small-networks.ts';

/** Numbers to the last bit, quick to compare; every NaN is the same, whatever bits a processor gave it. */
function bitsOf(numbers: Float32Array): string {
  return Buffer.from(numbers.map((number) => (Number.isNaN(number) ? NaN : number)).buffer).toString('base64');
}

/** Losses along rows near the engine's parameters and far from them, by small steps and large ones. */
function lossesOnPlane(engine: Engine, random: Random) {
  const direction = () => Float64Array.from({ length: engine.parameterCount }, () => random.normal());
  const plane = { origin: engine.parameters(), directions: [direction(), direction()] } as const;
  const rows = [
    { u: 0, v: 0, step: 0, points: 1 },
    { u: -1.25, v: 0.75, step: 0.01, points: 5 },
    { u: -4, v: 0.75, step: -3, points: 3 },
  ];
  const { lossesAlong, dispose } = engine.lossPlane(plane, 'train');
  const found = rows.map(({ u, v, step, points }) => {
    const losses = new Float64Array(points);
    lossesAlong(u, v, step, losses);
    return losses;
  });
  dispose();
  return found;
}

/** Everything that an engine says, as bits. */
function answers(engine: Engine, samples: Samples, seed: number) {
  const random = createRandom(seed);
  const inputs = engine.network.sizes[0]!;
  const indices = Uint32Array.from({ length: 300 }, () => random.integer(samples.count));
  const x = Float32Array.from({ length: 270 * inputs }, () => (random.uniform() < 0.5 ? 0 : random.normal()));
  const { step, epoch, drawn, updates, parameters, slots } = engine.state();
  const { a, z } = engine.activations(x.subarray(0, inputs));
  const half = parameters.map((w) => w / 2);
  return {
    place: [step, epoch, drawn, updates],
    parameters: bitsOf(parameters),
    slots: slots.map(bitsOf),
    batch: engine.batch(),
    train: engine.evaluate('train'),
    test: engine.evaluate('test'),
    lossAt: engine.lossAt(half, 'train', 33),
    lossPlane: lossesOnPlane(engine, random),
    gradient: bitsOf(engine.gradient(indices)),
    numerical: parameters.length < 300 && bitsOf(engine.gradient(indices.subarray(0, 3), 'numerical')),
    outputs: bitsOf(engine.outputs('train', indices)),
    maps: bitsOf(engine.unitMaps(x, 270)),
    activations: [bitsOf(a), bitsOf(z)],
  };
}

/** Trains both engines twice and compares all that they say. */
function compare(options: EngineOptions, data: { train: Samples; test: Samples }, steps: number): void {
  const [plain, simd] = [engines.plain(options, data), engines.simd(options, data)];
  for (const part of [steps, 5]) {
    const [expected, found] = [new Float32Array(part), new Float32Array(part)];
    expect(simd.train(found)).toBe(plain.train(expected));
    expect(bitsOf(found)).toEqual(bitsOf(expected));
    expect(answers(simd, data.train, options.seed)).toEqual(answers(plain, data.train, options.seed));
  }
  simd.dispose();
}

/** Samples whose inputs are bytes: zeros stay. */
function asBytes(samples: Samples): Samples {
  return { ...samples, inputs: Uint8Array.from(samples.inputs, (x) => (x === 0 ? 0 : 1 + (Math.abs(99 * x) % 255))) };
}

const penalty = fc.constantFrom(0, 1e-3, 0.1);
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 });
const runs = fc.record({
  sizes,
  activations: fc.array(fc.constantFrom(...activationNames), { minLength: 4, maxLength: 4 }),
  loss: fc.constantFrom(...lossNames),
  optimizer: fc.constantFrom<Optimizer>(...Object.values(optimizerDefaults)),
  initialisation: fc.constantFrom('xavier' as const, 'he' as const, 0.5),
  learningRate: fc.constantFrom(0, 0.001, 0.1, 3),
  batch: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 21, max: 700 })),
  l1: penalty,
  l2: penalty,
  zeros: fc.constantFrom(0, 0.8),
  bytes: fc.boolean(),
  count: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 600 })),
  tests: fc.constantFrom(0, 1, 70, 300),
  steps: fc.integer({ min: 1, max: 20 }),
  seed: fc.maxSafeNat(),
});

test('the SIMD engine gives the bits of the plain one for networks of any form, data and settings (seed 82)', () => {
  fc.assert(
    fc.property(runs, ({ sizes: widths, activations, loss, zeros, bytes, count, tests, steps, ...settings }) => {
      const network: Network = { sizes: widths, activations: activations.slice(0, widths.length - 2), loss };
      const seed = settings.seed % 1e6;
      const train = randomSamples(seed, count, network, zeros);
      const samples = { train, test: randomSamples(seed + 1, tests, network, zeros) };
      const data = bytes ? { train: asBytes(samples.train), test: asBytes(samples.test) } : samples;
      compare(engineOptions(network, settings), data, steps);
    }),
    { seed: 82, numRuns: 100 },
  );
}, 120_000);

for (const optimizer of optimizerNames) {
  for (const activation of activationNames) {
    test(`${optimizer}, ${activation}: 20 steps across epochs give the same bits, sparse and dense (seed 83)`, () => {
      for (const loss of lossNames) {
        const network: Network = { sizes: [30, 13, 7, 3], activations: [activation, activation], loss };
        for (const zeros of [0, 0.8]) {
          const data = { train: randomSamples(83, 47, network, zeros), test: randomSamples(84, 9, network, zeros) };
          const settings = { optimizer: optimizerDefaults[optimizer], batch: 10, learningRate: 0.01, l2: 1e-3 };
          compare(engineOptions(network, settings), data, 20);
        }
      }
    });
  }
}

test('rows wider than the registers, and columns that would collide in a cache, give the same bits (seed 85)', () => {
  for (const width of [52, 53, 64, 200]) {
    const network: Network = { sizes: [30, width, 64, 3], activations: ['relu', 'tanh'], loss: 'cross-entropy' };
    for (const zeros of [0, 0.8]) {
      const data = { train: randomSamples(85, 40, network, zeros), test: randomSamples(86, 9, network, zeros) };
      compare(engineOptions(network, { batch: 17, optimizer: optimizerDefaults.momentum }), data, 2);
      compare(engineOptions(network, { batch: 17 }), data, 2);
    }
  }
}, 120_000);

test('samples with hundreds of zeros between two inputs, or nothing but zeros, give the same bits (seed 91)', () => {
  const network: Network = { sizes: [1000, 5, 3], activations: ['tanh'], loss: 'cross-entropy' };
  for (const zeros of [0.99, 0.999]) {
    const data = { train: randomSamples(91, 40, network, zeros), test: randomSamples(92, 9, network, zeros) };
    compare(engineOptions(network, { batch: 17 }), data, 5);
    compare(engineOptions(network, { batch: 17 }), { train: asBytes(data.train), test: asBytes(data.test) }, 5);
  }
});

test('training by numerical gradients gives the same bits (seed 87)', () => {
  const network: Network = { sizes: [5, 6, 3], activations: ['sigmoid'], loss: 'cross-entropy' };
  const data = { train: randomSamples(87, 20, network), test: randomSamples(88, 9, network) };
  compare(engineOptions(network, { gradient: 'numerical', l1: 0.01, l2: 0.01 }), data, 15);
});

test('numerical gradients of inputs so large that a difference leaves the short polynomials give the same bits (seed 89)', () => {
  for (const activation of activationNames) {
    for (const loss of lossNames) {
      const network: Network = { sizes: [3, 4, 2], activations: [activation], loss };
      const small = randomSamples(89, 9, network);
      const inputs = Float32Array.from(small.inputs, (x) => 2000 * x);
      const data = { train: { ...small, inputs }, test: randomSamples(90, 2, network) };
      compare(engineOptions(network, { gradient: 'numerical', initialisation: 0.001, learningRate: 1e-6 }), data, 3);
    }
  }
});
