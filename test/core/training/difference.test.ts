import { expect, test } from 'vitest';
import { differenceNames, settingsWith, shared } from '../../../core/training/difference.ts';
import { defaultSettings } from '../../../core/training/settings.ts';

const settings = defaultSettings('moons');

test('the second lane differs in one setting only', () => {
  expect(settingsWith(settings, { in: 'learningRate', value: 0.3 })).toEqual({ ...settings, learningRate: 0.3 });
  expect(settingsWith(settings, { in: 'initialisation', value: 'he' })).toEqual({ ...settings, initialisation: 'he' });
});

test('a different activation is one of all hidden layers, as wide as before', () => {
  expect(settingsWith(settings, { in: 'activation', value: 'relu' }).hidden).toEqual([
    { units: 4, activation: 'relu' },
    { units: 3, activation: 'relu' },
  ]);
});

test('a change of the first lane holds for both, but not where they differ', () => {
  const change = { learningRate: 0.1, batch: 5 };
  expect(shared(change, { in: 'learningRate', value: 0.3 })).toEqual({ batch: 5 });
  expect(shared(change, { in: 'loss', value: 'squared-error' })).toEqual(change);
});

test('names every difference once', () => {
  expect(differenceNames).toEqual(['learningRate', 'batch', 'optimizer', 'activation', 'initialisation', 'l2', 'loss']);
});
