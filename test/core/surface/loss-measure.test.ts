import { expect, test } from 'vitest';
import { createEngine } from '../../../core/engine/create-engine.ts';
import type { Network } from '../../../core/engine/network.ts';
import { finish } from '../../../core/pieces.ts';
import { createLossMeasure } from '../../../core/surface/loss-measure.ts';
import { placeOn } from '../../../core/surface/plane.ts';
import { engineOptions, noSamples, randomSamples } from '../../support/small-networks.ts';

const network: Network = { sizes: [3, 4, 2], activations: ['tanh'], loss: 'cross-entropy' };
const options = engineOptions(network, { l2: 0.5 });
const samples = { train: randomSamples(1, 30, network), test: randomSamples(2, 12, network) };
const batch = Uint32Array.of(7, 3, 29);
const none = new Uint32Array(0);

test('the loss is that of the engine over the samples of the set, bit for bit', () => {
  const engine = createEngine(options, samples);
  const parameters = engine.parameters().map((x) => 2 * x);
  for (const set of ['train', 'test'] as const) {
    expect(createLossMeasure(options, { samples, set, batch: none }).lossAt(parameters)).toBe(
      engine.lossAt(parameters, set),
    );
  }
});

test('the loss on a plane is the loss at its points within 1e-5, and another plane takes its place', () => {
  const measure = createLossMeasure(options, { samples, set: 'train', batch: none });
  const origin = createEngine(options, samples).parameters();
  const ones = Float64Array.from(origin, () => 1);
  const ramp = Float64Array.from(origin, (_, i) => i / 10);
  for (const directions of [[ones, ramp] as const, [ramp, ones] as const]) {
    const plane = { origin, directions };
    const onPlane = measure.lossOn(plane);
    expect(measure.lossOn(plane)).toBe(onPlane);
    const there = measure.lossAt(placeOn(plane, 0.5, -0.25, new Float32Array(origin.length)));
    const found = new Float64Array(2);
    onPlane.lossesAlong(0.25, -0.25, 0.25, found);
    expect(Math.abs(found[1]! / there - 1)).toBeLessThan(1e-5);
  }
});

test('the gradient is that of the loss without penalty, at the parameters asked for', () => {
  const engine = createEngine({ ...options, l2: 0 }, samples);
  const parameters = engine.parameters().map((x) => 2 * x);
  engine.setParameters(parameters);
  const all = Uint32Array.from({ length: 30 }, (_, i) => i);
  const measure = createLossMeasure(options, { samples, set: 'train', batch: none });
  expect(measure.gradientAt(parameters)).toEqual(engine.gradient(all));
});

test('a mini-batch counts its own samples alone, bytes or floats', () => {
  const bytes = Uint8Array.from({ length: 90 }, (_, i) => (i * 37) % 256);
  for (const inputs of [samples.train.inputs, bytes]) {
    const all = { ...samples, train: { ...samples.train, inputs } };
    const measure = createLossMeasure(options, { samples: all, set: 'batch', batch });
    expect(measure.samples.count).toBe(3);
    const engine = createEngine({ ...options, l2: 0 }, all);
    const parameters = engine.parameters();
    expect(measure.gradientAt(parameters)).toEqual(engine.gradient(batch));
  }
});

test('at most 1,000 samples of a set are measured on', () => {
  const many = { train: randomSamples(3, 1200, network), test: noSamples };
  const measure = createLossMeasure(options, { samples: many, set: 'train', batch: none });
  const engine = createEngine(options, many);
  expect(measure.samples.count).toBe(1000);
  expect(measure.lossAt(engine.parameters())).toBe(engine.lossAt(engine.parameters(), 'train', 1000));
});

test('the loss in float64 is the same within 1e-6 relative, for every loss', () => {
  for (const loss of ['squared-error', 'binary-cross-entropy', 'cross-entropy'] as const) {
    const other: Network = { ...network, loss };
    const data = { train: randomSamples(5, 40, other), test: noSamples };
    const measure = createLossMeasure(engineOptions(other), { samples: data, set: 'train', batch: none });
    const parameters = createEngine(engineOptions(other), data).parameters();
    const exact = finish(measure.loss64At(parameters));
    expect(Math.abs(measure.lossAt(parameters) / exact - 1)).toBeLessThan(1e-6);
    expect(measure.lossAt(parameters)).not.toBe(0);
  }
});

test('nothing to measure on and a sample that is not there are refused', () => {
  expect(() =>
    createLossMeasure(options, { samples: { ...samples, test: noSamples }, set: 'test', batch: none }),
  ).toThrow('set: there are no test samples to measure on');
  expect(() => createLossMeasure(options, { samples, set: 'batch', batch: Uint32Array.of(30) })).toThrow(
    'batch: there is no training sample 30',
  );
});
