import { expect, test } from 'vitest';
import { engines } from '../../../core/engine/create-engine.ts';
import type { Engine, EngineOptions, Samples } from '../../../core/engine/engine.ts';
import { activationNames, lossNames, type Network } from '../../../core/engine/network.ts';
import { optimizerDefaults, optimizerNames } from '../../../core/engine/optimizer.ts';
import { loadKernels, useThreads } from '../../../core/engine/simd/kernels-module.ts';
import { hashOf } from '../../../core/sha256.ts';
import { useWorkerThreads } from '../../../main/engine-threads.ts';
import { engineOptions, randomSamples } from '../../support/small-networks.ts';

const threads = 3;
useWorkerThreads(threads);

/** A name for numbers to the last bit; every NaN is the same. */
const bitsOf = (numbers: Float32Array): string =>
  hashOf(numbers.map((number) => (Number.isNaN(number) ? NaN : number)));

/** Losses of some steps, then all that the next one depends on. */
function trained(engine: Engine, steps: number) {
  const losses = new Float32Array(steps);
  const taken = engine.train(losses);
  const { parameters, slots, ...place } = engine.state();
  engine.dispose();
  return { taken, losses: bitsOf(losses), parameters: bitsOf(parameters), slots: slots.map(bitsOf), place };
}

/** Trains by three threads and in the plain engine, and compares. */
async function compare(options: EngineOptions, train: Samples, steps: number): Promise<void> {
  const data = { train, test: train };
  const together = engines.simd(options, data);
  await expect.poll(() => loadKernels().kernels.ready(threads), { timeout: 20_000 }).toBe(1);
  expect(trained(together, steps)).toEqual(trained(engines.plain(options, data), steps));
}

for (const optimizer of optimizerNames) {
  test(`${optimizer}: three threads train to the bits of the plain engine, sparse and dense (seed 94)`, async () => {
    for (const [n, loss] of lossNames.entries()) {
      const network: Network = { sizes: [300, 53, 22, 3], activations: ['tanh', activationNames[n + 2]!], loss };
      for (const zeros of [0, 0.8]) {
        const samples = randomSamples(94, 150, network, zeros);
        const settings = { optimizer: optimizerDefaults[optimizer], batch: 90, learningRate: 0.01 };
        await compare(engineOptions(network, settings), samples, 5);
        await compare(engineOptions(network, { ...settings, l1: 1e-4, l2: 1e-3 }), samples, 2);
      }
    }
  });
}

test('batches of several chunks, and of fewer samples than threads have vectors, give the same bits (seed 95)', async () => {
  const wide: Network = { sizes: [900, 400, 3], activations: ['relu'], loss: 'cross-entropy' };
  for (const zeros of [0, 0.8]) {
    for (const batch of [3, 5, 9]) {
      await compare(engineOptions(wide, { batch, learningRate: 0.01 }), randomSamples(95, 20, wide, zeros), 5);
    }
    const deep: Network = { sizes: [40, 30, 30, 3], activations: ['relu', 'sigmoid'], loss: 'squared-error' };
    await compare(engineOptions(deep, { batch: 700, learningRate: 0.01 }), randomSamples(96, 1500, deep, zeros), 5);
  }
});

test('a step whose loss is not finite stops all threads, and they go on with the next engine (seed 97)', async () => {
  const network: Network = { sizes: [300, 53, 3], activations: ['relu'], loss: 'squared-error' };
  for (const learningRate of [1e6, 0.01]) {
    await compare(engineOptions(network, { batch: 90, learningRate }), randomSamples(97, 150, network, 0.8), 40);
  }
});

test('losses on a plane and of a set have the bits of the plain engine in memory laid out for threads (seed 99)', () => {
  for (const zeros of [0, 0.8]) {
    for (const loss of lossNames) {
      const network: Network = { sizes: [60, 13, 3], activations: ['tanh'], loss };
      const samples = randomSamples(99, 301, network, zeros);
      const [together, alone] = [engines.simd, engines.plain].map((create) => {
        const engine = create(engineOptions(network), { train: samples, test: samples });
        const origin = engine.parameters();
        const plane = engine.lossPlane({ origin, directions: [origin.map((w) => 0.1 - w), origin] }, 'train');
        const losses = new Float64Array(7);
        plane.lossesAlong(-0.5, 0.25, 0.125, losses);
        const answers = { losses, evaluation: engine.evaluate('test') };
        engine.dispose();
        return answers;
      });
      expect(together).toEqual(alone);
    }
  }
});

test('threads that are wanted after the first engine, or too many, are refused', () => {
  expect(() => useThreads(2, () => {})).toThrow('after the kernels were loaded');
});
