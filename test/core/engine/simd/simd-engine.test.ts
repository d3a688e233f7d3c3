import { expect, test } from 'vitest';
import type { Network } from '../../../../core/engine/network.ts';
import { loadKernels } from '../../../../core/engine/simd/kernels-module.ts';
import { SimdEngine } from '../../../../core/engine/simd/simd-engine.ts';
import { engineOptions, noSamples, randomSamples } from '../../../support/small-networks.ts';

const network: Network = { sizes: [300, 40, 3], activations: ['relu'], loss: 'cross-entropy' };
const data = { train: randomSamples(92, 200, network), test: randomSamples(93, 50, network) };
const { arena } = loadKernels();

/** Where the next block would lie: nothing has leaked when it is where it was. */
function nextBlock(bytes: number): number {
  const at = arena.allocate(bytes);
  arena.release(at, bytes);
  return at;
}

test('200 engines, one after the other, take the memory of one', () => {
  const first = new SimdEngine(engineOptions(network), data);
  first.dispose();
  const before = nextBlock(2 ** 20);
  for (let n = 0; n < 200; n++) {
    const engine = new SimdEngine(engineOptions(network), data);
    engine.train(new Float32Array(2));
    engine.gradient(Uint32Array.of(1, 2, 3));
    engine.dispose();
  }
  expect(nextBlock(2 ** 20)).toBe(before);
});

test('an engine may be disposed of twice, and others keep what they have', () => {
  const [one, other] = [0, 1].map(() => new SimdEngine(engineOptions(network), data));
  const parameters = other!.parameters();
  one!.dispose();
  one!.dispose();
  const third = new SimdEngine(engineOptions(network, { seed: 2 }), data);
  third.train(new Float32Array(3));
  expect(other!.parameters()).toEqual(parameters);
  other!.dispose();
  third.dispose();
});

test('engines take turns without touching each other', () => {
  const [one, other, alone] = [1, 2, 1].map((seed) => new SimdEngine(engineOptions(network, { seed }), data));
  const losses = new Float32Array(1);
  for (let n = 0; n < 10; n++) {
    one!.train(losses);
    other!.train(losses);
  }
  alone!.train(new Float32Array(10));
  expect(one!.state()).toEqual(alone!.state());
  for (const engine of [one, other, alone]) engine!.dispose();
});

test('an engine that cannot be made takes no memory', () => {
  const before = nextBlock(2 ** 20);
  expect(() => new SimdEngine(engineOptions(network), { train: noSamples, test: noSamples })).toThrow('samples');
  expect(() => new SimdEngine(engineOptions({ ...network, sizes: [2, 3] }), data)).toThrow();
  expect(nextBlock(2 ** 20)).toBe(before);
});
