import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareGradients } from '../../../../core/engine/gradient-check.ts';
import { activationNames, lossNames, type Network } from '../../../../core/engine/network.ts';
import { Passes } from '../../../../core/engine/plain/passes.ts';
import { referenceGradient } from '../../../../core/engine/reference-gradient.ts';
import { startWeights } from '../../../../core/engine/start-weights.ts';
import { firstSamples, randomSamples } from '../../../support/small-networks.ts';

const networks = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
  activation: fc.constantFrom(...activationNames),
  loss: fc.constantFrom(...lossNames),
});

const bitsOf = (numbers: Float32Array) => new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);

test('sparse rows give the same sums, outputs, loss and gradient as dense ones, bit for bit (seed 51)', () => {
  fc.assert(
    fc.property(networks, fc.nat(1e6), ({ sizes, activation, loss }, seed) => {
      const network: Network = { sizes, activations: sizes.slice(2).map(() => activation), loss };
      const samples = randomSamples(seed, 7, network, 0.7);
      const parameters = startWeights(network, 1, seed).map((w, i) => w + (i % 3) / 4);
      const [dense, sparse] = [false, true].map((skip) => {
        const passes = new Passes(network, 7, skip);
        const gradient = new Float32Array(parameters.length);
        passes.load(samples, firstSamples(7), 0, 7);
        passes.forward(parameters);
        passes.backward(parameters, gradient, 7);
        return [...passes.a, ...passes.z, gradient, Float32Array.of(passes.addLoss(0))].map(bitsOf);
      });
      expect(sparse).toEqual(dense);
    }),
    { seed: 51 },
  );
});

test('the gradient of sparse rows equals the float64 one within 1e-6 of the largest (seed 52)', () => {
  const network: Network = { sizes: [9, 6, 3], activations: ['tanh'], loss: 'cross-entropy' };
  const samples = randomSamples(52, 7, network, 0.7);
  const parameters = startWeights(network, 0.7, 52).map((w, i) => w + (i % 3) / 4);
  const passes = new Passes(network, 8, true);
  const gradient = new Float32Array(parameters.length);
  passes.load(samples, firstSamples(7), 0, 7);
  passes.forward(parameters);
  passes.backward(parameters, gradient, 7);
  const expected = referenceGradient(network, parameters, samples, firstSamples(7), { l1: 0, l2: 0 });
  expect(compareGradients(gradient, expected).maxError).toBeLessThan(1e-6);
});

test('bytes are the float32 nearest to byte / 255, dense and sparse', () => {
  const network: Network = { sizes: [256, 1], activations: [], loss: 'squared-error' };
  const samples = { count: 1, inputs: Uint8Array.from({ length: 256 }, (_, i) => i), targets: Float32Array.of(-1) };
  for (const skip of [false, true]) {
    const passes = new Passes(network, 1, skip);
    const gradient = new Float32Array(257);
    passes.load(samples, firstSamples(1), 0, 1);
    passes.forward(new Float32Array(257));
    passes.backward(new Float32Array(257), gradient, 1);
    for (let byte = 0; byte < 256; byte++) expect(gradient[byte]).toBe(Math.fround(byte / 255));
  }
});

test('sums start at the bias and add products in rising order of the inputs, each rounded to float32', () => {
  const network: Network = { sizes: [3, 1], activations: [], loss: 'squared-error' };
  const passes = new Passes(network, 1, false);
  passes.loadInputs(Float32Array.of(2 ** 24, 1, -(2 ** 24)), firstSamples(1), 0, 1);
  passes.forward(Float32Array.of(1, 1, 1, 0.5));
  // 0.5 is lost beside 2^24, and so is 1; from the other end the sum would be 1 or 1.5.
  expect(passes.a[0]![0]).toBe(0);
});
