import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { engines } from '../../../core/engine/create-engine.ts';
import type { Network } from '../../../core/engine/network.ts';
import { loadKernels, useThreads } from '../../../core/engine/simd/kernels-module.ts';
import { startHelper } from '../../../main/engine-threads.ts';
import { engineOptions, randomSamples } from '../../support/small-networks.ts';

const helpers: Worker[] = [];
useThreads(2, (helper, lost) => helpers.push(startHelper(helper, lost)));

test('a helper starts once a process, and when it is lost the first thread goes on alone, to the same bits (seed 98)', async () => {
  const network: Network = { sizes: [300, 53, 3], activations: ['relu'], loss: 'cross-entropy' };
  const train = randomSamples(98, 150, network);
  const options = engineOptions(network, { batch: 90, learningRate: 0.01 });
  const [plain, one, other] = (['plain', 'simd', 'simd'] as const).map((kind) =>
    engines[kind](options, { train, test: train }),
  );
  const helped = () => loadKernels().kernels.ready(2);
  await expect.poll(helped, { timeout: 20_000 }).toBe(1);
  expect(helpers).toHaveLength(1);
  for (const helpersLeft of [1, 0]) {
    expect(helped()).toBe(helpersLeft);
    const losses = [plain, one, other].map((engine) => {
      const found = new Float32Array(5);
      engine!.train(found);
      return found;
    });
    expect(losses[1]).toEqual(losses[0]);
    expect(losses[2]).toEqual(losses[0]);
    await helpers[0]!.terminate();
  }
  expect(one!.parameters()).toEqual(plain!.parameters());
  expect(other!.parameters()).toEqual(plain!.parameters());
});
