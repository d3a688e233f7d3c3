import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { addPoint, emptyPoints, movePoint, removePoint } from '../../../core/data/edit-points.ts';

const gate = makeDataset('and', { samples: 4, noise: 0, testShare: 0.25, seed: 1 });

test('a point that is added is the last training sample, before those for testing', () => {
  const more = addPoint(gate, [0.5, 0.25], 1);
  expect(more).toMatchObject({ train: 4, test: 1 });
  expect([...more.inputs]).toEqual([0, 0, 1, 0, 0, 1, 0.5, 0.25, 1, 1]);
  expect(more.target).toMatchObject({ labels: Uint8Array.of(0, 0, 0, 1, 1) });
});

test('a point is moved, and nothing else', () => {
  expect([...movePoint(gate, 3, [2, 3]).inputs]).toEqual([0, 0, 1, 0, 0, 1, 2, 3]);
  expect(movePoint(gate, 3, [2, 3]).target).toBe(gate.target);
});

test('a point is removed from its part', () => {
  const fewer = removePoint(gate, 1);
  expect(fewer).toMatchObject({ train: 2, test: 1, target: { labels: Uint8Array.of(0, 0, 1) } });
  expect([...fewer.inputs]).toEqual([0, 0, 0, 1, 1, 1]);
  expect(removePoint(gate, 3)).toMatchObject({ train: 3, test: 0 });
});

test('points with numbers to learn keep a number each', () => {
  const plane = makeDataset('plane', { samples: 3, noise: 0, testShare: 0, seed: 1 });
  const more = addPoint(plane, [0, 0], 0.5);
  expect(more.target).toMatchObject({ values: { 3: 0.5, length: 4 } });
  expect(removePoint(more, 3)).toEqual(plane);
});

test('a set can begin without a point', () => {
  const one = addPoint(emptyPoints('Own points'), [0.5, -0.5], 1);
  expect(one).toMatchObject({ train: 1, test: 0, inputs: Float32Array.of(0.5, -0.5) });
  expect(removePoint(one, 0)).toEqual(emptyPoints('Own points'));
});

test('what cannot be is refused, and the given set is never changed', () => {
  const before = structuredClone(gate);
  expect(() => addPoint(gate, [0, 0], 2)).toThrow('no class 2: there are 2');
  expect(() => removePoint(gate, 4)).toThrow('and has no sample 4: there are 4');
  const digits = makeDataset('digits', { samples: 10, noise: 0, testShare: 0, seed: 1 });
  expect(() => movePoint(digits, 0, [0, 0])).toThrow('digits has 784 inputs: points need two');
  expect(gate).toEqual(before);
});
