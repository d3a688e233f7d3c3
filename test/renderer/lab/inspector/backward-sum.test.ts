import { expect, test } from 'vitest';
import { chainRule } from '../../../../core/engine/chain-rule.ts';
import { samplesOf } from '../../../../core/engine/samples.ts';
import { backwardSum, parameterSlopes } from '../../../../renderer/lab/inspector/backward-sum.ts';
import { trained } from '../../../support/trained.ts';

const { shape, frame } = trained('spiral', 40);
const { train } = samplesOf(shape.dataset, shape.network);
const chain = chainRule(shape.network, frame.parameters, train, 3);

test('the terms of a hidden neuron and the others add up to what comes back; times the slope that is dL/da', () => {
  for (const most of [8, 3]) {
    const sum = backwardSum(shape, frame.parameters, chain, { layer: 1, index: 2 }, most);
    if (sum.kind !== 'hidden') throw new Error('a hidden neuron was expected');
    expect(sum.terms.length).toBe(most);
    expect(sum.others.count).toBe(8 - most);
    const total = sum.terms.reduce((all, term) => all + term.weight * term.delta, sum.others.sum);
    expect(total).toBeCloseTo(sum.back, 12);
    expect(sum.back * sum.slope).toBeCloseTo(sum.delta, 12);
  }
});

test('an output starts the way back with y - t', () => {
  const sum = backwardSum(shape, frame.parameters, chain, { layer: 3, index: 0 }, 5);
  if (sum.kind !== 'output') throw new Error('an output was expected');
  expect(sum.delta).toBe(sum.y - sum.target);
});

test('of a neuron with many weights the largest gradients are given, in order, and the bias last', () => {
  const all = parameterSlopes(shape, chain, { layer: 2, index: 1 }, 99);
  expect(all.map((one) => one.source)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 'bias']);
  const some = parameterSlopes(shape, chain, { layer: 2, index: 1 }, 4);
  const least = Math.min(...some.slice(0, -1).map((one) => Math.abs(one.gradient)));
  expect(some.at(-1)!.source).toBe('bias');
  expect(all.filter((one) => one.source !== 'bias' && Math.abs(one.gradient) > least).length).toBe(2);
});
