import { expect, test } from 'vitest';
import { builtInDefaults, builtInNames, makeDataset } from '../../../core/data/built-in.ts';
import { checkDataset } from '../../../core/data/check-dataset.ts';
import type { Dataset } from '../../../core/data/dataset.ts';
import { scaleInputs } from '../../../core/data/scale-inputs.ts';

const moons = makeDataset('moons', builtInDefaults.moons);

test('every built-in set is as it says, scaled too', () => {
  for (const name of builtInNames) {
    const dataset = makeDataset(name, { ...builtInDefaults[name], samples: 8 });
    expect(() => checkDataset(dataset)).not.toThrow();
    expect(() => checkDataset(scaleInputs(dataset, 'standard'))).not.toThrow();
  }
});

test.each<[Partial<Dataset>, string]>([
  [{ image: { width: 100_000, height: 100_000 } }, 'its pictures have 100000 x 100000 pixels'],
  [{ plane: { low: 1, high: -1 } }, 'its plane is not one of two inputs with room between low and high'],
  [{ plane: { low: -1, high: Number.NaN } }, 'its plane is not one of two inputs with room between low and high'],
  [
    { plane: { low: -1, high: 1, second: { low: 0, high: 0 } } },
    'its plane is not one of two inputs with room between low and high',
  ],
  [{ columns: { inputs: ['x'], target: 'y' } }, 'names for 1'],
  [{ scaling: { kind: 'range', centre: new Float32Array(2), spread: new Float32Array(3) } }, 'a scaling for 3'],
])('a set of two inputs with %j is refused', (change, sentence) => {
  expect(() => checkDataset({ ...moons, ...change })).toThrow(`moons has 2 numbers a sample, but ${sentence}`);
});
