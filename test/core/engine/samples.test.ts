import { expect, test } from 'vitest';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { LossName, Network } from '../../../core/engine/network.ts';
import { samplesOf } from '../../../core/engine/samples.ts';

function classes(names: number, labels: readonly number[]): Dataset {
  return {
    name: 'three points',
    features: 2,
    inputs: Float32Array.from({ length: labels.length * 2 }, (_, i) => i),
    target: {
      kind: 'classes',
      labels: Uint8Array.from(labels),
      names: Array.from({ length: names }, (_, k) => `${k}`),
    },
    train: labels.length - 1,
    test: 1,
  };
}

function values(outputs: number, numbers: readonly number[]): Dataset {
  const { target: _, ...rest } = classes(2, Array(numbers.length / outputs).fill(0));
  return { ...rest, target: { kind: 'values', values: Float32Array.from(numbers), outputs } };
}

function network(inputs: number, outputs: number, loss: LossName): Network {
  return { sizes: [inputs, outputs], activations: [], loss };
}

test('three classes become one-hot rows, split into training and test', () => {
  const { train, test } = samplesOf(classes(3, [2, 0, 1]), network(2, 3, 'cross-entropy'));
  expect([train.count, test.count]).toEqual([2, 1]);
  expect([...train.targets]).toEqual([0, 0, 1, 1, 0, 0]);
  expect([...test.targets]).toEqual([0, 1, 0]);
});

test('two classes with one output are 0 and 1 for binary cross entropy, -1 and 1 for squared error', () => {
  const dataset = classes(2, [1, 0, 1]);
  expect([...samplesOf(dataset, network(2, 1, 'binary-cross-entropy')).train.targets]).toEqual([1, 0]);
  expect([...samplesOf(dataset, network(2, 1, 'squared-error')).train.targets]).toEqual([1, -1]);
  expect([...samplesOf(dataset, network(2, 2, 'cross-entropy')).train.targets]).toEqual([0, 1, 1, 0]);
});

test('inputs and values are views of the data set, not copies', () => {
  const dataset = values(1, [0.5, -2, 3]);
  const { train, test } = samplesOf(dataset, network(2, 1, 'squared-error'));
  expect(train.inputs.buffer).toBe(dataset.inputs.buffer);
  expect([...test.inputs]).toEqual([4, 5]);
  expect([...train.targets, ...test.targets]).toEqual([0.5, -2, 3]);
  expect(test.targets.buffer).toBe(train.targets.buffer);
});

const refused: [string, () => unknown, { code: string; message: string }][] = [
  [
    'another number of inputs',
    () => samplesOf(classes(2, [0, 1]), network(3, 1, 'squared-error')),
    { code: 'shape', message: 'three points has 2 numbers a sample, the network 3 inputs' },
  ],
  [
    'another number of outputs',
    () => samplesOf(classes(3, [0, 1]), network(2, 1, 'squared-error')),
    { code: 'shape', message: 'three points with squared-error needs 3 outputs, the network has 1' },
  ],
  [
    'missing inputs',
    () => samplesOf({ ...classes(2, [0, 1]), inputs: new Float32Array(3) }, network(2, 1, 'squared-error')),
    { code: 'shape', message: 'inputs of three points: 3 numbers, 4 expected' },
  ],
  [
    'missing labels',
    () => samplesOf({ ...classes(2, [0, 1]), train: 2, inputs: new Float32Array(6) }, network(2, 1, 'squared-error')),
    { code: 'shape', message: 'labels of three points: 2 numbers, 3 expected' },
  ],
  [
    'a label beyond the classes',
    () => samplesOf(classes(3, [0, 3]), network(2, 3, 'cross-entropy')),
    { code: 'data', message: 'sample 1 has label 3: there are 3 classes' },
  ],
  [
    'a target that is no probability',
    () => samplesOf(values(1, [0, 1, -1]), network(2, 1, 'binary-cross-entropy')),
    { code: 'data', message: 'sample 2 has target -1: binary-cross-entropy needs a number from 0 to 1' },
  ],
  [
    'a target that is no number',
    () => samplesOf(values(1, [0, NaN]), network(2, 1, 'squared-error')),
    { code: 'data', message: 'sample 1 has target NaN: squared-error needs a finite number' },
  ],
  [
    'probabilities that do not sum to 1',
    () => samplesOf(values(2, [0, 1, 0.5, 0.25]), network(2, 2, 'cross-entropy')),
    { code: 'data', message: 'sample 1 has targets that sum to 0.75: cross-entropy needs 1' },
  ],
];

for (const [what, attempt, error] of refused) {
  test(`${what}: ${error.message}`, () => {
    expect(attempt).toThrow(expect.objectContaining(error));
  });
}
