import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BuiltInName,
  type BuiltInOptions,
  builtInDefaults,
  builtInNames,
  isBuiltInName,
  makeDataset,
} from '../../../core/data/built-in.ts';
import type { Dataset } from '../../../core/data/dataset.ts';
import { LabError } from '../../../core/lab-error.ts';
import { limits } from '../../../core/limits.ts';

const make = (name: BuiltInName, options: Partial<BuiltInOptions> = {}) =>
  makeDataset(name, { ...builtInDefaults[name], ...options });

function answers({ target }: Dataset): Uint8Array | Float32Array {
  return target.kind === 'classes' ? target.labels : target.values;
}

/** How many labels of `from` up to `to` are `label`. */
function countLabel(dataset: Dataset, label: number, from: number, to: number): number {
  return answers(dataset)
    .subarray(from, to)
    .filter((each) => each === label).length;
}

function hash(dataset: Dataset): string {
  const hasher = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of [dataset.inputs, answers(dataset)]) {
    hasher.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hasher.digest('hex').slice(0, 16);
}

test('the built-in data sets run from the gates to the digits', () => {
  expect(builtInNames.join(' ')).toBe('and nand or xor-gate circle xor gauss spiral moons plane waves digits');
  expect(Object.keys(builtInDefaults)).toEqual([...builtInNames]);
  expect(isBuiltInName('spiral')).toBe(true);
  expect(isBuiltInName('toString')).toBe(false);
});

describe.each(builtInNames)('%s', (name) => {
  test('holds as many inputs and answers as it says, for any samples, noise, share and seed (seed 3)', () => {
    const options = fc.record({
      samples: fc.integer({ min: 1, max: 60 }),
      noise: fc.double({ min: 0, max: 1, noNaN: true }),
      testShare: fc.double({ min: 0, max: 0.99, noNaN: true }),
      seed: fc.integer({ min: 0, max: 2 ** 53 - 1 }),
    });
    fc.assert(
      fc.property(options, (chosen) => {
        const dataset = makeDataset(name, chosen);
        expect(dataset.name).toBe(name);
        expect(dataset.train + dataset.test).toBe(chosen.samples);
        expect(dataset.train).toBeGreaterThan(0);
        expect(dataset.inputs).toHaveLength(chosen.samples * dataset.features);
        expect(dataset.inputs.every(Number.isFinite)).toBe(true);
        expect(answers(dataset)).toHaveLength(chosen.samples);
        if (dataset.plane) expect(dataset.features).toBe(2);
        if (dataset.image) expect(dataset.features).toBe(dataset.image.width * dataset.image.height);
      }),
      { seed: 3, numRuns: 20 },
    );
  });

  test('is the same for the same seed and another for another seed where there is chance', () => {
    const options = { samples: 40, noise: 0.1 };
    expect(hash(make(name, { ...options, seed: 5 }))).toBe(hash(make(name, { ...options, seed: 5 })));
    expect(hash(make(name, { ...options, seed: 5 }))).not.toBe(hash(make(name, { ...options, seed: 6 })));
  });
});

test.each([
  ['and', [0, 0, 0, 1]],
  ['nand', [1, 1, 1, 0]],
  ['or', [0, 1, 1, 1]],
  ['xor-gate', [0, 1, 1, 0]],
] as const)('%s is its truth table, all of it for training', (name, labels) => {
  const dataset = make(name);
  expect([...dataset.inputs]).toEqual([0, 0, 1, 0, 0, 1, 1, 1]);
  expect(dataset.target).toEqual({ kind: 'classes', labels: Uint8Array.from(labels), names: ['0', '1'] });
  expect(dataset).toMatchObject({ train: 4, test: 0, plane: { low: -0.5, high: 1.5 } });
});

test('a gate of more than four samples repeats its rows, strayed by the noise', () => {
  const { inputs } = make('or', { samples: 4000, noise: 0.1 });
  const strays = Float64Array.from(inputs, (x, i) => x - (i % 2 === 0 ? (i >> 1) & 1 : (i >> 2) & 1));
  const deviation = Math.sqrt(strays.reduce((sum, stray) => sum + stray * stray, 0) / strays.length);
  expect(deviation).toBeCloseTo(0.1, 2);
});

describe.each(['circle', 'xor', 'gauss', 'spiral', 'moons'] as const)('the cloud %s', (name) => {
  test('has 100 of each class for training and 50 of each for testing by default', () => {
    const dataset = make(name);
    expect(dataset).toMatchObject({ train: 200, test: 100, plane: { low: -1, high: 1 } });
    expect(dataset.target).toMatchObject({ names: ['−1', '+1'] });
    for (const label of [0, 1]) {
      expect(countLabel(dataset, label, 0, 200)).toBe(100);
      expect(countLabel(dataset, label, 200, 300)).toBe(50);
    }
  });

  test('does not list its classes in turn', () => {
    const inTurn = answers(make(name)).filter((label, i) => label === i % 2).length;
    expect(inTurn).toBeGreaterThan(100);
    expect(inTurn).toBeLessThan(200);
  });

  test('lies within the square from -1 to 1 without noise', () => {
    const { inputs } = make(name, { noise: 0, samples: 1000 });
    expect(inputs.every((x) => Math.abs(x) <= 1)).toBe(true);
  });
});

/** The label that geometry gives to a point without noise. */
const borders: readonly [BuiltInName, (x: number, y: number) => boolean][] = [
  ['circle', (x, y) => x * x + y * y < 0.25],
  ['xor', (x, y) => x * y > 0],
  ['gauss', (x, y) => x + y > 0],
];
test.each(borders)('%s has its +1 class where its shape says', (name, isPlus) => {
  const dataset = make(name, { noise: 0, samples: 1000 });
  const labels = answers(dataset);
  const right = [...labels].filter((label, i) => {
    const [x, y] = [dataset.inputs[2 * i]!, dataset.inputs[2 * i + 1]!];
    return label === Number(isPlus(x, y));
  });
  expect(right.length).toBe(1000);
});

test('the arms of the spiral are half a turn apart and reach from radius 0.1 to 0.9', () => {
  const dataset = make('spiral', { noise: 0, samples: 1000 });
  let [least, most] = [1, 0];
  answers(dataset).forEach((label, i) => {
    const [x, y] = [dataset.inputs[2 * i]!, dataset.inputs[2 * i + 1]!];
    const radius = Math.sqrt(x * x + y * y);
    least = Math.min(least, radius);
    most = Math.max(most, radius);
    const angle = ((radius - 0.1) / 0.8) * 1.8 * Math.PI + (label === 1 ? 0 : Math.PI);
    expect(x).toBeCloseTo(radius * Math.sin(angle), 4);
    expect(y).toBeCloseTo(radius * Math.cos(angle), 4);
  });
  expect(least).toBeCloseTo(0.1, 1);
  expect(most).toBeCloseTo(0.9, 1);
});

test.each([
  ['plane', (x: number, y: number) => 0.6 * x + 0.4 * y],
  ['waves', (x: number, y: number) => Math.sin(Math.PI * x) * Math.sin(Math.PI * y)],
] as const)('%s gives one height a point, from -1 to 1, within 1e-6 of its formula without noise', (name, height) => {
  const { inputs, target } = make(name, { noise: 0 });
  if (target.kind !== 'values') throw new Error('heights expected');
  expect(target.outputs).toBe(1);
  target.values.forEach((value, i) => {
    expect(Math.abs(value - height(inputs[2 * i]!, inputs[2 * i + 1]!))).toBeLessThan(1e-6);
    expect(Math.abs(value)).toBeLessThanOrEqual(1);
  });
});

test.each([
  [{ samples: 0 }, `samples: 0, a whole number from 1 to ${limits.samples} was expected`],
  [{ samples: 2.5 }, `samples: 2.5, a whole number from 1 to ${limits.samples} was expected`],
  [{ samples: limits.samples + 1 }, `samples: 1000001, a whole number from 1 to ${limits.samples} was expected`],
  [{ noise: -0.1 }, 'noise: -0.1, a number from 0 to 1 was expected'],
  [{ noise: Number.NaN }, 'noise: NaN, a number from 0 to 1 was expected'],
  [{ testShare: 1 }, 'test share: 1, a number from 0 to below 1 was expected'],
  [{ seed: -1 }, 'seed: -1, a whole number from 0 was expected'],
  [{ seed: 2 ** 53 }, 'seed: 9007199254740992, a whole number from 0 was expected'],
])('%o is refused', (options, sentence) => {
  expect(() => make('spiral', options)).toThrow(new LabError('settings', sentence));
});

test('an unknown name and too many digits are refused by name and number', () => {
  expect(() => makeDataset('rings' as BuiltInName, builtInDefaults.spiral)).toThrow('unknown data set: rings');
  expect(() => make('digits', { samples: 400_000 })).toThrow('digits: 400000 samples, at most 342392 were expected');
});

test.each([
  ['and', '59d62f685bb00568'],
  ['nand', 'bb4b002ba665797c'],
  ['or', 'd322fb54fe1c4efd'],
  ['xor-gate', '061782b30c51b885'],
  ['circle', 'f279070b8aa31655'],
  ['xor', '0844eb84d86d593f'],
  ['gauss', '5cbbef6388807372'],
  ['spiral', 'ba3c46f2d8997179'],
  ['moons', 'b82f400adb631ef3'],
  ['plane', '8a6487b5f6f32012'],
  ['waves', '5226954f771084a6'],
  ['digits', '74b4a61f8c8a5639'],
] as const)('%s with its defaults is these very bytes on every host', (name, expected) => {
  expect(hash(make(name))).toBe(expected);
});
