import type { EngineOptions, Samples } from '../../core/engine/engine.ts';
import type { LossName, Network } from '../../core/engine/network.ts';
import { createRandom } from '../../core/random.ts';

export const noSamples: Samples = { count: 0, inputs: new Float32Array(0), targets: new Float32Array(0) };

/** Options of an engine for tests, complete but for the network. */
export function engineOptions(network: Network, changes: Partial<EngineOptions> = {}): EngineOptions {
  return {
    network,
    optimizer: { name: 'sgd' },
    initialisation: 'xavier',
    seed: 1,
    learningRate: 0.1,
    batch: 4,
    l1: 0,
    l2: 0,
    gradient: 'backprop',
    ...changes,
  };
}

/** `count` samples with normal inputs, of which the share `zeros` is 0, and targets that suit the loss. */
export function randomSamples(seed: number, count: number, network: Network, zeros = 0): Samples {
  const random = createRandom(seed, 99);
  const outputs = network.sizes.at(-1)!;
  const inputs = Float32Array.from({ length: count * network.sizes[0]! }, () => {
    const value = random.normal();
    return random.uniform() < zeros ? 0 : value;
  });
  const targets = new Float32Array(count * outputs);
  const target: Record<LossName, () => number> = {
    'squared-error': () => random.normal(),
    'binary-cross-entropy': () => random.integer(2),
    'cross-entropy': () => 0,
  };
  for (let i = 0; i < targets.length; i++) targets[i] = target[network.loss]();
  if (network.loss === 'cross-entropy') {
    for (let s = 0; s < count; s++) targets[s * outputs + random.integer(outputs)] = 1;
  }
  return { count, inputs, targets };
}

/** Samples 0 up to `count`. */
export function firstSamples(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i);
}
