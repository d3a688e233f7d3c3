import { expect, test } from 'vitest';
import type { Samples } from '../../../core/engine/engine.ts';
import { compareGradients, gradientCheck } from '../../../core/engine/gradient-check.ts';
import { activationNames, lossNames, type Network } from '../../../core/engine/network.ts';
import { createNetwork64 } from '../../../core/engine/network64.ts';
import { numericalGradient } from '../../../core/engine/numerical-gradient.ts';
import type { Penalty } from '../../../core/engine/penalty.ts';
import { referenceGradient } from '../../../core/engine/reference-gradient.ts';
import { startWeights } from '../../../core/engine/start-weights.ts';
import { firstSamples, randomSamples } from '../../support/small-networks.ts';

const noPenalty = { l1: 0, l2: 0 };

/** Mean loss with penalty in float64, by the textbooks' formulas. */
function meanLoss(network: Network, w: Float64Array, samples: Samples, { l1, l2 }: Penalty): number {
  const { layers, z, t, forward } = createNetwork64(network);
  let sum = 0;
  for (let index = 0; index < samples.count; index++) {
    forward(w, samples, index);
    for (const [k, y] of z.subarray(layers.at(-1)!.units).entries()) {
      if (network.loss === 'squared-error') sum += (y - t[k]!) ** 2 / 2;
      else if (network.loss === 'cross-entropy') sum -= t[k]! * Math.log(y);
      else sum -= t[k]! * Math.log(y) + (1 - t[k]!) * Math.log(1 - y);
    }
  }
  let penalty = 0;
  for (const { weights, biases } of layers) {
    for (const wi of w.subarray(weights, biases)) penalty += l1 * Math.abs(wi) + (l2 / 2) * wi * wi;
  }
  return sum / samples.count + penalty;
}

/** The book's way: two forward passes over all samples for each parameter. */
function naiveGradient(network: Network, parameters: Float32Array, samples: Samples, penalty: Penalty, h: number) {
  const w = Float64Array.from(parameters);
  return w.map((kept, i) => {
    w[i] = kept + h;
    const above = meanLoss(network, w, samples, penalty);
    w[i] = kept - h;
    const below = meanLoss(network, w, samples, penalty);
    w[i] = kept;
    return (above - below) / (2 * h);
  });
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, one, i) => Math.max(most, Math.abs(one - b[i]!)), 0);
}

for (const loss of lossNames) {
  for (const activation of activationNames) {
    const network: Network = { sizes: [4, 5, 3, 4, 3], activations: [activation, 'tanh', activation], loss };
    const samples = randomSamples(41, 6, network, 0.3);
    const parameters = startWeights(network, 0.6, 41).map((w, i) => w + (i % 3) / 16);

    test(`${activation}, ${loss}: incremental differences equal the book's two forward passes within 1e-8, h = 1e-4 (seed 41)`, () => {
      const penalty = { l1: 0.01, l2: 0.02 };
      const found = numericalGradient(network, parameters, samples, firstSamples(6), penalty, 1e-4);
      const expected = naiveGradient(network, parameters, samples, penalty, 1e-4);
      expect(largestDifference(found, expected)).toBeLessThan(1e-8);
    });

    if (activation !== 'step') {
      test(`${activation}, ${loss}: numerical and analytic gradient agree within a relative 1e-8 (seed 41)`, () => {
        const check = gradientCheck(network, parameters, samples, firstSamples(6), { l1: 0.01, l2: 0.02 });
        expect(check.parameters).toBe(parameters.length);
        expect(check.compared).toBeGreaterThan(parameters.length / 2);
        expect(check.maxRelativeError).toBeLessThan(1e-8);
      });
    }
  }
}

test('a network without hidden layers has a numerical gradient too', () => {
  const network: Network = { sizes: [3, 2], activations: [], loss: 'cross-entropy' };
  const samples = randomSamples(42, 5, network);
  const check = gradientCheck(network, startWeights(network, 1, 42), samples, firstSamples(5));
  expect(check.compared).toBe(8);
  expect(check.maxRelativeError).toBeLessThan(1e-9);
});

test('bytes are divided by 255', () => {
  const network: Network = { sizes: [2, 1], activations: [], loss: 'squared-error' };
  const samples = { count: 1, inputs: Uint8Array.of(51, 255), targets: Float32Array.of(-1) };
  const gradient = numericalGradient(network, new Float32Array(3), samples, firstSamples(1), noPenalty);
  expect(gradient[0]).toBeCloseTo(0.2, 12);
  expect(gradient[1]).toBeCloseTo(1, 12);
});

test('weights below a step unit get 0, or 1 / 2h times the jump when the step is crossed', () => {
  const network: Network = { sizes: [1, 1, 1], activations: ['step'], loss: 'squared-error' };
  const samples = { count: 1, inputs: Float32Array.of(1), targets: Float32Array.of(0) };
  const gradientAt = (bias: number) =>
    numericalGradient(network, Float32Array.of(0, bias, 2, 0), samples, firstSamples(1), noPenalty, 1e-4);
  expect(gradientAt(0.5)[0]).toBe(0);
  // L is 2^2 / 2 above the step and 0 below.
  expect(gradientAt(0)[0]).toBeCloseTo(2 / 2e-4, 6);
});

test('l1 counts for nothing in the weight that is 0, and for its sign in the others', () => {
  const network: Network = { sizes: [2, 1], activations: [], loss: 'squared-error' };
  const samples = { count: 1, inputs: new Float32Array(2), targets: new Float32Array(1) };
  const gradient = numericalGradient(network, Float32Array.of(0, -3, 0), samples, firstSamples(1), { l1: 0.5, l2: 0 });
  expect([...gradient]).toEqual([0, -0.5, 0]);
});

test('samples count by their indices, as often as they are named', () => {
  const network: Network = { sizes: [3, 4, 2], activations: ['sigmoid'], loss: 'cross-entropy' };
  const samples = randomSamples(43, 6, network);
  const parameters = startWeights(network, 1, 43);
  const gradient = (indices: number[]) =>
    numericalGradient(network, parameters, samples, Uint32Array.from(indices), noPenalty);
  const [two, five] = [gradient([2]), gradient([5])];
  const mixed = two.map((g, i) => (2 * g + five[i]!) / 3);
  expect(largestDifference(gradient([2, 5, 2]), mixed)).toBeLessThan(1e-14);
});

test('a gradient check fails when one analytic gradient is off by a thousandth', () => {
  const network: Network = { sizes: [3, 4, 2], activations: ['tanh'], loss: 'cross-entropy' };
  const samples = randomSamples(44, 6, network);
  const parameters = startWeights(network, 1, 44);
  const right = referenceGradient(network, parameters, samples, firstSamples(6), noPenalty);
  const wrong = right.map((g, i) => (i === 5 ? g * 1.001 : g));
  const { maxRelativeError, worst } = compareGradients(wrong, right);
  expect(worst).toBe(5);
  expect(maxRelativeError).toBeCloseTo(1e-3, 9);
});

test('gradients below a millionth of the largest are left out of the relative error, and NaN shows', () => {
  const noise = compareGradients([1, 5e-7, 0.5], [1, 1e-7, 0.5]);
  expect(noise).toMatchObject({ parameters: 3, compared: 2, maxRelativeError: 0 });
  expect(noise.maxError).toBeCloseTo(4e-7, 12);
  expect(compareGradients([NaN, 1], [1, 1]).maxRelativeError).toBeNaN();
  expect(compareGradients([1, 1], [NaN, 1]).maxRelativeError).toBeNaN();
  expect(compareGradients([0, 0], [0, 0]).maxRelativeError).toBe(0);
});
