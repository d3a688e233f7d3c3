import { expect, test } from 'vitest';
import type { ActivationName, Network } from '../../../core/engine/network.ts';
import { complaintsOf, healthOf } from '../../../core/training/health.ts';

const network = (...activations: ActivationName[]): Network => ({
  sizes: [1, ...activations.map(() => 2), 1],
  activations,
  loss: 'squared-error',
});

/** (units, samples) of 2 hidden units and 1 output. */
const outputs = (...rows: number[][]) => Float32Array.from(rows.flat());
const noGradient = new Float32Array(7);

test('a ReLU unit is dead when it puts out 0 for every sample, not for most', () => {
  const health = healthOf(network('relu'), outputs([0, 0, 0], [0, 0, 0.1], [0, 0, 0]), noGradient);
  expect(health.map((layer) => layer.dead)).toEqual([1, 0]);
  expect(complaintsOf(health, 0)).toEqual([{ kind: 'dead', units: 1 }]);
});

test('outputs within 1% of the ends of tanh and of sigmoid are saturated; those of the last layer may be', () => {
  const tanh = healthOf(network('tanh'), outputs([0.995, -0.995], [0.98, 0], [1, 1]), noGradient);
  expect(tanh.map((layer) => layer.saturated)).toEqual([0.5, 0]);
  expect(complaintsOf(tanh, 0)).toEqual([]);
  const sigmoid = healthOf(network('sigmoid'), outputs([0.001, 0.999], [0, 1], [0, 0]), noGradient);
  expect(complaintsOf(sigmoid, 0)).toEqual([{ kind: 'saturated', share: 1 }]);
});

test('a gradient vanishes in one layer while another still has one; at the end of a run it is only small', () => {
  const at = (first: number, last: number) => {
    const gradient = new Float32Array(7).fill(first).fill(last, 4);
    return complaintsOf(healthOf(network('identity'), outputs([1], [1], [1]), gradient), 0);
  };
  expect(at(1e-7, 0.1)).toEqual([{ kind: 'vanishing', limit: 1e-6 }]);
  expect(at(1e-7, 1e-5)).toEqual([]);
  expect(at(1e-5, 0.1)).toEqual([]);
  expect(at(101, 0.1)).toEqual([{ kind: 'exploding', limit: 100 }]);
});

test('a gradient that is not a number is not taken for a small one', () => {
  const gradient = new Float32Array(7).fill(Number.NaN, 0, 1);
  expect(healthOf(network('relu'), outputs([1], [1], [1]), gradient)[0]!.gradient).toBeNaN();
});
