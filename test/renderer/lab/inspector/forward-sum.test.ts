import { expect, test } from 'vitest';
import { forwardSum } from '../../../../renderer/lab/inspector/forward-sum.ts';
import { trained } from '../../../support/trained.ts';

test.each([1, 2, 3])('the sum of a neuron in layer %i adds up within 1e-5, shown terms, others and bias', (layer) => {
  const { shape, frame } = trained('spiral', 40);
  for (const most of [0, 1, 3, 100]) {
    const { terms, others, bias, a } = forwardSum(shape, frame, { layer, index: 0 }, most)!;
    const { inputs } = shape.layers[layer - 1]!;
    expect(terms.length + others.count).toBe(inputs);
    const sum = terms.reduce((total, term) => total + term.product, 0) + others.sum + bias;
    expect(Math.abs(sum - a)).toBeLessThan(1e-5);
  }
});

test('the terms shown are the largest by size, in the order of their sources', () => {
  const { shape, frame } = trained('spiral', 40);
  const all = forwardSum(shape, frame, { layer: 2, index: 1 }, 8)!.terms;
  const { terms } = forwardSum(shape, frame, { layer: 2, index: 1 }, 3)!;
  const sizes = all.map((term) => Math.abs(term.product)).sort((a, b) => b - a);
  expect(terms.map((term) => Math.abs(term.product)).sort((a, b) => b - a)).toEqual(sizes.slice(0, 3));
  expect(terms.map((term) => term.source)).toEqual(terms.map((term) => term.source).sort((a, b) => a - b));
});

test('the sum is that of the same neuron: a and z are the engine’s own, z = tanh(a) within 1e-6', () => {
  const { shape, frame } = trained('spiral', 40);
  const { a, z } = forwardSum(shape, frame, { layer: 2, index: 5 }, 5)!;
  expect(a).toBe(frame.probe.a[8 + 5]);
  expect(Math.abs(Math.tanh(a) - z)).toBeLessThan(1e-6);
});

test('without an input in hand there is nothing to add up', () => {
  const { shape, frame } = trained('spiral', 0, new Float32Array(0));
  expect(forwardSum(shape, frame, { layer: 1, index: 0 }, 5)).toBeUndefined();
});
