import { expect, test } from 'vitest';
import { freeName, runName } from '../../../renderer/runs/run-name.ts';

test('a run is called after its data and the shape of its network', () => {
  expect(runName('Moons', [2, 4, 1])).toBe('Moons 2-4-1');
  expect(runName('a/b:c.csv.gz', [3, 1])).toBe('a-b-c 3-1');
});

test.each([
  ['Moons', [], 'Moons'],
  ['Moons', ['moons', 'Moons (2)'], 'Moons (3)'],
  ['Moons (2)', ['Moons', 'Moons (2)'], 'Moons (3)'],
  ['Moons (x)', ['Moons (x)'], 'Moons (x) (2)'],
])('where %j is wanted and %j are taken, %j is free', (name, taken, free) => {
  expect(freeName(name, taken)).toBe(free);
});
