import { expect, test } from 'vitest';
import { createEngine } from '../../../core/engine/create-engine.ts';
import { layersOf, type Network } from '../../../core/engine/network.ts';
import { nextBatch } from '../../../core/engine/order.ts';
import { createRandom } from '../../../core/random.ts';
import type { Matrix } from '../../../core/textbook/matrix.ts';
import { TwoLayerNet } from '../../../core/textbook/two-layer-net.ts';
import { engineOptions, noSamples, randomSamples } from '../../support/small-networks.ts';

const network: Network = { sizes: [12, 9, 4], activations: ['sigmoid'], loss: 'cross-entropy' };
const [first, second] = layersOf(network);

/** Some rows of (…, columns) as a float64 matrix. */
function rows(values: Float32Array, columns: number, indices: Iterable<number>): Matrix {
  const taken = Array.from(indices, (i) => [...values.subarray(i * columns, (i + 1) * columns)]);
  return { rows: taken.length, columns, values: Float64Array.from(taken.flat()) };
}

/** The book's arrays of a flat one. */
function unpack(flat: Float64Array): TwoLayerNet['params'] {
  const part = (from: number, length: number) => flat.slice(from, from + length);
  return {
    W1: { rows: 12, columns: 9, values: part(first!.weights, 108) },
    b1: part(first!.biases, 9),
    W2: { rows: 9, columns: 4, values: part(second!.weights, 36) },
    b2: part(second!.biases, 4),
  };
}

function flatten({ W1, b1, W2, b2 }: TwoLayerNet['params']): number[] {
  return [...W1.values, ...b1, ...W2.values, ...b2];
}

test("300 steps of the engine are 300 steps of the book's TwoLayerNet within 1e-5: losses, gradient, parameters (seed 71)", () => {
  const samples = randomSamples(71, 50, network);
  const inputs = Float32Array.from(samples.inputs);
  const options = engineOptions(network, { batch: 8, seed: 71, initialisation: 0.5 });
  const engine = createEngine(options, { train: samples, test: noSamples });
  const book = new TwoLayerNet(12, 9, 4, createRandom(71));
  book.params = unpack(Float64Array.from(engine.parameters()));

  const losses = new Float32Array(1);
  for (let step = 0; step < 300; step++) {
    const batch = nextBatch({ seed: 71, count: 50, batch: 8, epoch: engine.epoch, drawn: engine.drawn });
    const x = rows(inputs, 12, batch);
    const t = rows(samples.targets, 4, batch);
    const gradient = flatten(book.gradient(x, t));
    const found = engine.gradient(batch);
    for (const [i, g] of gradient.entries()) expect(Math.abs(found[i]! - g)).toBeLessThan(1e-5);

    const loss = book.loss(x, t);
    engine.train(losses);
    expect(Math.abs(losses[0]! - loss)).toBeLessThan(1e-5);
    const moved = Float64Array.from(flatten(book.params), (w, i) => w - 0.1 * gradient[i]!);
    const parameters = engine.parameters();
    for (const [i, w] of moved.entries()) expect(Math.abs(parameters[i]! - w)).toBeLessThan(1e-5);
    book.params = unpack(moved);
  }
  const every = Array.from({ length: 50 }, (_, i) => i);
  const accuracy = book.accuracy(rows(inputs, 12, every), rows(samples.targets, 4, every));
  expect(engine.evaluate('train').correct / 50).toBeCloseTo(accuracy, 12);
});
