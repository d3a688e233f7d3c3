import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { optimizerDefaults } from '../../../core/engine/optimizer.ts';
import { samplesOf } from '../../../core/engine/samples.ts';
import { firstStride } from '../../../core/training/first-stride.ts';
import { defaultSettings, engineOptions, type Settings } from '../../../core/training/settings.ts';
import { newRun } from '../../support/runs.ts';

function strideOf(name: 'moons' | 'digits', change: Partial<Settings> = {}): number {
  const settings = { ...defaultSettings(name), ...change };
  if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
  const dataset = makeDataset(name, settings.data);
  const options = engineOptions(settings, dataset);
  return firstStride(options, samplesOf(dataset, options.network).train);
}

const wide = [1000, 1000].map((units) => ({ units, activation: 'relu' as const }));

test('a small network is remembered at every step at first', () => {
  expect(strideOf('moons')).toBe(1);
  expect(strideOf('moons', { batch: 1, optimizer: optimizerDefaults.adam })).toBe(1);
});

test('784-50-10, whose steps over mostly black pixels are short, is remembered every 64 steps', () => {
  expect(strideOf('digits')).toBe(64);
});

test('a large network is remembered the more often, the longer its steps take', () => {
  const batches = [1, 10, 100, 1000].map((batch) => strideOf('moons', { hidden: wide, batch }));
  expect(batches).toEqual([64, 64, 16, 8]);
  expect(strideOf('moons', { hidden: wide, batch: 100, optimizer: optimizerDefaults.adam })).toBe(32);
});

test('a run of digits remembers a state every 64 steps, and goes to any step between exactly', () => {
  const session = newRun('digits');
  session.advance(70);
  const at70 = session.engine.parameters();
  session.advance(130);
  expect(session.states.map(({ step }) => step)).toEqual([0, 64, 128, 192]);
  session.seek(70);
  expect(session.engine.parameters()).toEqual(at70);
});
