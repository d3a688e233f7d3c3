import { expect, test } from 'vitest';
import { centralDifference } from '../../../core/engine/central-difference.ts';
import { chainRule, slopeOf } from '../../../core/engine/chain-rule.ts';
import { activationNames, lossNames, type Network } from '../../../core/engine/network.ts';
import { startWeights } from '../../../core/engine/start-weights.ts';
import { randomSamples } from '../../support/small-networks.ts';

for (const loss of lossNames) {
  for (const activation of activationNames) {
    const network: Network = { sizes: [3, 4, 3, 2], activations: [activation, 'tanh'], loss };
    const samples = randomSamples(43, 4, network);
    const parameters = startWeights(network, 0.6, 43).map((w, i) => w + (i % 3) / 16);

    test(`${activation}, ${loss}: the chain rule equals central differences of every parameter within 1e-7 (seed 43)`, () => {
      for (let index = 0; index < samples.count; index++) {
        const chain = chainRule(network, parameters, samples, index);
        for (let parameter = 0; parameter < parameters.length; parameter++) {
          const expected = centralDifference(network, parameters, samples, index, parameter);
          expect(Math.abs(slopeOf(chain, parameter) - expected)).toBeLessThan(1e-7);
        }
      }
    });
  }
}

test('every term of the chain rule can be followed by hand', () => {
  const network: Network = { sizes: [1, 1, 2], activations: ['sigmoid'], loss: 'squared-error' };
  // a = 2 x, z = sigmoid(0) = 1/2, y = (3 z + 1, -z)
  const samples = { count: 1, inputs: new Float32Array([0]), targets: new Float32Array([2, 0.5]) };
  const chain = chainRule(network, [2, 0, 3, -1, 1, 0], samples, 0);
  expect([...chain.z]).toEqual([0.5, 2.5, -0.5]);
  // y - t, and h'(a) = 1/4 times 3 * 0.5 + -1 * -1
  expect([...chain.delta]).toEqual([0.625, 0.5, -1]);
  expect([0, 1, 2, 3, 4, 5].map((place) => slopeOf(chain, place))).toEqual([0, 0.625, 0.25, -0.5, 0.5, -1]);
});
