import { expect, test } from 'vitest';
import { createRandom } from '../../../core/random.ts';
import { type Matrix, map, matrix, takeRows, zeros } from '../../../core/textbook/matrix.ts';
import { miniBatch } from '../../../core/textbook/mini-batch.ts';
import { oneHot } from '../../../core/textbook/one-hot.ts';
import { TwoLayerNet, type TwoLayerParams } from '../../../core/textbook/two-layer-net.ts';

function batchOf(samples: number, inputs: number, outputs: number, seed: number): { x: Matrix; t: Matrix } {
  const random = createRandom(seed);
  return {
    x: map(zeros(samples, inputs), random.uniform),
    t: oneHot(miniBatch(outputs, samples, random), outputs),
  };
}

const flat = ({ W1, b1, W2, b2 }: TwoLayerParams) => [...W1.values, ...b1, ...W2.values, ...b2];

test("the book's 784-100-10 has its shapes, weights of standard deviation 0.01 within 1 % and biases 0 (seed 15)", () => {
  const { W1, b1, W2, b2 } = new TwoLayerNet(784, 100, 10, createRandom(15)).params;
  expect([W1.rows, W1.columns, b1.length]).toEqual([784, 100, 100]);
  expect([W2.rows, W2.columns, b2.length]).toEqual([100, 10, 10]);
  const deviation = Math.sqrt(W1.values.reduce((sum, w) => sum + w * w, 0) / W1.values.length);
  expect(Math.abs(deviation / 0.01 - 1)).toBeLessThan(0.01);
  expect([...b1, ...b2].every((b) => b === 0)).toBe(true);
});

test('one seed makes one network, another makes another (seeds 16, 17)', () => {
  const params = (seed: number) => flat(new TwoLayerNet(4, 3, 2, createRandom(seed)).params);
  expect(params(16)).toEqual(params(16));
  expect(params(16)).not.toEqual(params(17));
});

test('predict gives the probability of every class, summing to 1 within 1e-12 (seed 18)', () => {
  const y = new TwoLayerNet(6, 5, 3, createRandom(18), 1).predict(batchOf(8, 6, 3, 18).x);
  expect([y.rows, y.columns]).toEqual([8, 3]);
  for (let i = 0; i < 8; i++) {
    const row = y.values.subarray(3 * i, 3 * i + 3);
    expect(Math.abs(row[0]! + row[1]! + row[2]! - 1)).toBeLessThan(1e-12);
  }
});

test('an untrained network of ten classes has a loss near log 10, within 0.05 (seed 19)', () => {
  const { x, t } = batchOf(100, 20, 10, 19);
  const loss = new TwoLayerNet(20, 10, 10, createRandom(19)).loss(x, t);
  expect(Math.abs(loss - Math.log(10))).toBeLessThan(0.05);
});

test('accuracy counts the samples whose most probable class is right', () => {
  const net = new TwoLayerNet(2, 2, 2, createRandom(1));
  net.params = {
    W1: matrix([
      [9, 0],
      [0, 9],
    ]),
    b1: Float64Array.of(0, 0),
    W2: matrix([
      [9, 0],
      [0, 9],
    ]),
    b2: Float64Array.of(0, 0),
  };
  const x = matrix([
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
  ]);
  expect(net.accuracy(x, oneHot([0, 1, 0, 1], 2))).toBe(1);
  expect(net.accuracy(x, oneHot([0, 1, 0, 0], 2))).toBe(0.75);
  expect(net.accuracy(x, oneHot([1, 0, 1, 0], 2))).toBe(0);
});

test.each([20, 21, 22])('analytic and numerical gradient differ by less than 1e-6 of the largest (seed %i)', (seed) => {
  const net = new TwoLayerNet(5, 4, 3, createRandom(seed), 0.5);
  const { x, t } = batchOf(6, 5, 3, seed);
  const analytic = flat(net.gradient(x, t));
  const numerical = flat(net.numericalGradient(x, t));
  const largest = Math.max(...numerical.map(Math.abs));
  expect(largest).toBeGreaterThan(0.01);
  expect(analytic).toHaveLength(numerical.length);
  analytic.forEach((g, i) => {
    expect(Math.abs(g - numerical[i]!)).toBeLessThan(1e-6 * largest);
  });
});

test('neither gradient changes a parameter (seed 23)', () => {
  const net = new TwoLayerNet(5, 4, 3, createRandom(23));
  const { x, t } = batchOf(6, 5, 3, 23);
  const before = flat(net.params);
  net.gradient(x, t);
  net.numericalGradient(x, t);
  expect(flat(net.params)).toEqual(before);
});

test('mini-batch descent learns XOR, two layers of it, to accuracy 1 and a loss below 0.05 (seed 24)', () => {
  const random = createRandom(24);
  const net = new TwoLayerNet(2, 8, 2, random, 1);
  const x = matrix([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
  const t = oneHot([0, 1, 1, 0], 2);
  for (let step = 0; step < 2000; step++) {
    const batch = miniBatch(4, 4, random);
    const grad = net.gradient(takeRows(x, batch), takeRows(t, batch));
    descend(net.params.W1.values, grad.W1.values);
    descend(net.params.b1, grad.b1);
    descend(net.params.W2.values, grad.W2.values);
    descend(net.params.b2, grad.b2);
  }
  expect(net.accuracy(x, t)).toBe(1);
  expect(net.loss(x, t)).toBeLessThan(0.05);
});

function descend(params: Float64Array, grad: Float64Array): void {
  for (let i = 0; i < params.length; i++) params[i]! -= 0.5 * grad[i]!;
}

test('inputs and targets that do not fit are refused', () => {
  const net = new TwoLayerNet(784, 50, 10, createRandom(1));
  expect(() => net.predict(zeros(32, 783))).toThrow('shape mismatch: (32, 783) x (784, 50)');
  expect(() => net.loss(zeros(2, 784), zeros(3, 10))).toThrow('shape mismatch: (2, 10) and (3, 10)');
  expect(() => net.accuracy(zeros(2, 784), zeros(3, 10))).toThrow('shape mismatch: (2, 784) and (3, 10)');
  expect(() => net.gradient(zeros(2, 784), zeros(2, 9))).toThrow('shape mismatch: (2, 10) and (2, 9)');
});
