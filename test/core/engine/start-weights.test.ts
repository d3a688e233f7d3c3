import { expect, test } from 'vitest';
import { layersOf, type Network } from '../../../core/engine/network.ts';
import { startWeights } from '../../../core/engine/start-weights.ts';

const network: Network = { sizes: [400, 100, 10], activations: ['relu'], loss: 'cross-entropy' };
const layers = layersOf(network);

function deviation(numbers: Float32Array): number {
  return Math.sqrt(numbers.reduce((sum, w) => sum + w * w, 0) / numbers.length);
}

const expected = [
  [0.01, 0.01, 0.01],
  ['xavier', Math.sqrt(1 / 400), Math.sqrt(1 / 100)],
  ['he', Math.sqrt(2 / 400), Math.sqrt(2 / 100)],
] as const;

for (const [initialisation, ...deviations] of expected) {
  test(`${initialisation} start weights have their standard deviation within 5 % in both layers (seed 1)`, () => {
    const parameters = startWeights(network, initialisation, 1);
    for (const [l, { weights, biases }] of layers.entries()) {
      expect(deviation(parameters.subarray(weights, biases)) / deviations[l]!).toBeCloseTo(1, 1);
    }
  });
}

test('biases start at 0, weights do not (seed 1)', () => {
  const parameters = startWeights(network, 'he', 1);
  for (const { weights, biases, outputs } of layers) {
    expect(parameters.subarray(biases, biases + outputs).every((b) => b === 0)).toBe(true);
    expect(parameters.subarray(weights, biases).every((w) => w !== 0)).toBe(true);
  }
});

test('the same seed gives the same start weights, another seed others', () => {
  expect(startWeights(network, 0.1, 7)).toEqual(startWeights(network, 0.1, 7));
  expect(startWeights(network, 0.1, 7)).not.toEqual(startWeights(network, 0.1, 8));
});

test('the scale of start weights does not change which numbers are drawn', () => {
  const one = startWeights(network, 1, 7);
  const half = startWeights(network, 0.5, 7);
  expect(half).toEqual(one.map((w) => w / 2));
});
