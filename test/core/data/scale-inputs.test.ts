import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import type { Dataset } from '../../../core/data/dataset.ts';
import { rangesOf } from '../../../core/data/plane.ts';
import { scaleInputs, unscaled } from '../../../core/data/scale-inputs.ts';

const columns: Dataset = {
  name: 'columns',
  features: 3,
  inputs: Float32Array.of(1, 100, 5, 3, 300, 5, 50, 700, 5),
  target: { kind: 'values', values: Float32Array.of(0, 0, 0), outputs: 1 },
  train: 2,
  test: 1,
};

test('"standard" gives each input of the training part mean 0 and deviation 1; the test part follows', () => {
  const { inputs, scaling } = scaleInputs(columns, 'standard');
  expect([...inputs]).toEqual([-1, -1, 0, 1, 1, 0, 48, 5, 0]);
  expect(scaling).toEqual({ kind: 'standard', centre: Float32Array.of(2, 200, 5), spread: Float32Array.of(1, 100, 1) });
});

test('"range" maps each input of the training part to -1..1', () => {
  const scaled = scaleInputs(columns, 'range');
  expect([...scaled.inputs.slice(0, 6)]).toEqual([-1, -1, 0, 1, 1, 0]);
  expect(unscaled(scaled.scaling, 1, 5)).toBe(700);
});

test('the plane follows: a sample lies at the same place of the picture', () => {
  const moons = makeDataset('moons', { samples: 40, noise: 0.1, testShare: 0.2, seed: 3 });
  const scaled = scaleInputs(moons, 'standard');
  const place = ({ inputs, plane }: Dataset, i: number) =>
    rangesOf(plane!).map(({ low, high }, axis) => (inputs[2 * i + axis]! - low) / (high - low));
  for (let i = 0; i < 40; i++) {
    const [x, y] = place(scaled, i);
    expect(x).toBeCloseTo(place(moons, i)[0]!, 5);
    expect(y).toBeCloseTo(place(moons, i)[1]!, 5);
  }
});

test('pictures, sets without training samples and scaled sets stay as they are', () => {
  const digits = makeDataset('digits', { samples: 10, noise: 0, testShare: 0, seed: 1 });
  expect(scaleInputs(digits, 'standard')).toBe(digits);
  const empty = { ...columns, inputs: new Float32Array(0), train: 0, test: 0 };
  expect(scaleInputs(empty, 'range')).toBe(empty);
  const scaled = scaleInputs(columns, 'range');
  expect(scaleInputs(scaled, 'range')).toBe(scaled);
});
