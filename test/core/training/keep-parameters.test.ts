import { expect, test } from 'vitest';
import { layersOf, type Network, parameterCount } from '../../../core/engine/network.ts';
import { countDropped, countKept, keepParameters } from '../../../core/training/keep-parameters.ts';

const network = (sizes: readonly number[], loss: Network['loss'] = 'squared-error'): Network => ({
  sizes,
  activations: sizes.slice(2).map(() => 'tanh' as const),
  loss,
});

/** Every parameter is its own place, from 1; fresh ones are 0. */
const numbered = (of: Network) => Float32Array.from({ length: parameterCount(of) }, (_, i) => i + 1);
const fresh = (of: Network) => new Float32Array(parameterCount(of));

const keep = (before: Network, after: Network, origins: readonly number[]) =>
  keepParameters(before, numbered(before), after, origins, fresh(after));

test('the same shape keeps every parameter', () => {
  const one = network([2, 4, 3, 1]);
  const { parameters, kept } = keep(one, { ...one, activations: ['relu', 'step'] }, [0, 1]);
  expect(parameters).toEqual(numbered(one));
  expect(kept).toBe(31);
});

test('a neuron more keeps all there was, each weight between the same two units', () => {
  const [before, after] = [network([2, 2, 1]), network([2, 3, 1])];
  // W1 (2, 2) = 1 2 / 3 4, b1 = 5 6, W2 = 7 8, b2 = 9.
  const { parameters, kept } = keep(before, after, [0]);
  expect([...parameters]).toEqual([1, 2, 0, 3, 4, 0, 5, 6, 0, 7, 8, 0, 9]);
  expect(kept).toBe(9);
  expect(countDropped(before, after, [0])).toBe(0);
});

test('a neuron fewer drops its own weights and bias only', () => {
  const [before, after] = [network([2, 3, 1]), network([2, 2, 1])];
  expect([...keep(before, after, [0]).parameters]).toEqual([1, 2, 4, 5, 7, 8, 10, 11, 13]);
  expect(countDropped(before, after, [0])).toBe(4);
});

test('a layer removed in the middle takes its own parameters and those after it, but no bias of a unit that stays', () => {
  const [before, after] = [network([2, 4, 3, 1]), network([2, 4, 1])];
  const [old, now] = [layersOf(before), layersOf(after)];
  const { parameters, kept } = keep(before, after, [0]);
  expect(parameters.subarray(0, 12)).toEqual(numbered(before).subarray(0, 12));
  expect([...parameters.subarray(now[1]!.weights, now[1]!.biases)]).toEqual([0, 0, 0, 0]);
  expect(parameters[now[1]!.biases]).toBe(old[2]!.biases + 1);
  expect(kept).toBe(13);
  expect(countDropped(before, after, [0])).toBe(18);
});

test('of two layers that are alike, the one that was removed goes', () => {
  const [before, after] = [network([2, 2, 2, 1]), network([2, 2, 1])];
  const first = keep(before, after, [1]).parameters;
  // W1 6.., b of hidden 2 = 11 12, W3 = 13 14, b3 = 15.
  expect([...first]).toEqual([0, 0, 0, 0, 11, 12, 13, 14, 15]);
  const second = keep(before, after, [0]).parameters;
  expect([...second]).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 15]);
});

test('a new layer starts fresh, with the weights that led past it', () => {
  const [before, after] = [network([2, 2, 1]), network([2, 2, 2, 1])];
  const { parameters } = keep(before, after, [0, -1]);
  expect([...parameters]).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 9]);
});

test('another number of outputs drops the output layer, other inputs drop all', () => {
  const before = network([2, 4, 1]);
  expect(countKept(before, network([2, 4, 2], 'cross-entropy'), [0])).toBe(12);
  expect(countKept(before, network([3, 4, 1]), [0])).toBe(0);
  expect([...keep(before, network([3, 1]), []).parameters]).toEqual([0, 0, 0, 0]);
});

test('from a bare perceptron to one hidden layer only the bias of the output stays', () => {
  expect([...keep(network([2, 1]), network([2, 2, 1]), [-1]).parameters]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 3]);
});

test('origins that do not fit are refused', () => {
  const before = network([2, 4, 1]);
  expect(() => keep(before, network([2, 4, 4, 1]), [0])).toThrow('origins [0] do not fit 2-4-4-1 after 2-4-1');
  expect(() => keep(before, before, [1])).toThrow('origins [1] do not fit');
});
