import { expect, test } from 'vitest';
import { makeDataset } from '../../../../core/data/built-in.ts';
import { scaleInputs } from '../../../../core/data/scale-inputs.ts';
import type { Frame } from '../../../../core/protocol/messages.ts';
import { decimalsOf, predictionOf, rawInput } from '../../../../renderer/lab/data/sample-row.ts';

const options = { samples: 6, noise: 0, testShare: 0, seed: 1 };
const moons = makeDataset('moons', options);
const frame = (samples: readonly number[], outputs: readonly number[]) =>
  ({ view: { samples: Uint32Array.from(samples) }, outputs: Float32Array.from(outputs) }) as unknown as Frame;

test.each([
  [[1, 20, 300], 0],
  [[0.5, -0.25], 3],
  [[5.1, 2], 2],
  [[150.5], 1],
  [[0.00012], 6],
  [[], 0],
])('the column %j has %i decimals', (values, decimals) => {
  expect(decimalsOf(values.length, (i) => values[i]!)).toBe(decimals);
});

test('inputs are read as they were before scaling', () => {
  const scaled = scaleInputs(moons, 'standard');
  for (let i = 0; i < 6; i++) expect(rawInput(scaled, i, 1)).toBeCloseTo(rawInput(moons, i, 1), 5);
});

test('a prediction is that of the frame, if it speaks of the sample', () => {
  const label = moons.target.kind === 'classes' ? moons.target.labels[4]! : 0;
  const said = (loss: 'squared-error' | 'binary-cross-entropy') =>
    predictionOf(moons, loss, frame([2, 4], [0, label === 1 ? 0.9 : 0.1]), 4);
  expect(said('binary-cross-entropy')).toEqual({ kind: 'class', label, right: true });
  expect(said('squared-error')).toEqual({ kind: 'class', label: 1, right: label === 1 });
  expect(predictionOf(moons, 'squared-error', frame([2], [1]), 4)).toBeUndefined();
  expect(predictionOf(moons, 'cross-entropy', frame([4], [1]), 4)).toBeUndefined();
  expect(predictionOf(makeDataset('plane', options), 'squared-error', frame([1], [0.5]), 1)).toEqual({
    kind: 'value',
    value: 0.5,
  });
});
