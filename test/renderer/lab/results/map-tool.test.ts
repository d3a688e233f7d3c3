import { expect, test } from 'vitest';
import { makeDataset } from '../../../../core/data/built-in.ts';
import { type MapTool, nudge, usableTool } from '../../../../renderer/lab/results/map-tool.ts';

const made = (name: 'moons' | 'plane') => makeDataset(name, { samples: 4, noise: 0, testShare: 0, seed: 1 }).target;

test.each<[MapTool, number, MapTool]>([
  [{ kind: 'move' }, 4, { kind: 'move' }],
  [{ kind: 'choose' }, 0, { kind: 'add', target: 0 }],
  [{ kind: 'add', target: 1 }, 0, { kind: 'add', target: 1 }],
  [{ kind: 'add', target: 2 }, 4, { kind: 'choose' }],
])('on two classes the tool %j with %i samples becomes %j', (tool, samples, usable) => {
  expect(usableTool(tool, made('moons'), samples)).toEqual(usable);
});

test('a point with a number may have any number', () => {
  expect(usableTool({ kind: 'add', target: -0.5 }, made('plane'), 4)).toEqual({ kind: 'add', target: -0.5 });
});

test('arrow keys move the cross-hair a fiftieth of the map, with Shift a tenth, and never off it', () => {
  expect(nudge([0.5, 0.5], 'ArrowUp', false)).toEqual([0.5, 0.52]);
  expect(nudge([0.5, 0.5], 'ArrowLeft', true)).toEqual([0.4, 0.5]);
  expect(nudge([0.5, 0.01], 'ArrowDown', false)).toEqual([0.5, 0]);
  expect(nudge([0.5, 0.5], 'a', false)).toBeUndefined();
});
