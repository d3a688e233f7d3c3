import { expect, test } from 'vitest';
import type { Frame } from '../../../../core/protocol/messages.ts';
import { defaultSettings } from '../../../../core/training/settings.ts';
import { lanesOf, placeOf } from '../../../../renderer/lab/twin/lanes.ts';
import { trained } from '../../../support/trained.ts';

const { frame } = trained('moons', 30);

test('a run without a second lane has no lanes', () => {
  expect(lanesOf(frame, 200)).toBeUndefined();
});

test('a step of each lane has its place in steps, epochs and seconds', () => {
  const { outputMaps, measured, now, step } = frame;
  const settings = { ...defaultSettings('moons'), batch: 50 };
  const twin = { step, settings, events: [], outputMaps, measured, now, secondsPerStep: 0.002 };
  const both: Frame = { ...frame, lanes: { twin, secondsPerStep: 0.001 } };
  expect(lanesOf(both, 0)).toBeUndefined(); // Without samples there are no epochs.
  const [first, second] = lanesOf(both, 200)!;
  expect([first, second].map((lane) => placeOf(lane, 30, 'step'))).toEqual([30, 30]);
  expect([first, second].map((lane) => placeOf(lane, 30, 'epoch'))).toEqual([1.5, 7.5]);
  expect([first, second].map((lane) => placeOf(lane, 20, 'epoch'))).toEqual([1, 5]);
  expect([first, second].map((lane) => placeOf(lane, 0, 'epoch'))).toEqual([0, 0]);
  expect([first, second].map((lane) => placeOf(lane, 30, 'second'))).toEqual([0.03, 0.06]);
});
