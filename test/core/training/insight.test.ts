import { expect, test } from 'vitest';
import { builtInDefaults, makeDataset } from '../../../core/data/built-in.ts';
import { createInsight } from '../../../core/training/insight.ts';
import { createSession } from '../../../core/training/session.ts';
import { defaultSettings } from '../../../core/training/settings.ts';

const sessionFor = (name: 'moons' | 'digits') =>
  createSession(defaultSettings(name), makeDataset(name, builtInDefaults[name]));

test('looking at a run changes nothing in it', () => {
  const [watched, alone] = [sessionFor('digits'), sessionFor('digits')];
  const insight = createInsight(watched);
  for (let i = 0; i < 5; i++) {
    insight.ask();
    insight.look();
    watched.advance(1);
    alone.advance(1);
    expect(watched.engine.batch()).toEqual(alone.engine.batch());
  }
  expect(watched.engine.parameters()).toEqual(alone.engine.parameters());
});

test('answers are those of the step they were asked at, and of no other', () => {
  const session = sessionFor('moons');
  const insight = createInsight(session);
  expect(insight.answersAt(0)).toBeUndefined();
  insight.ask();
  expect(insight.answersAt(0)?.step).toBe(0);
  session.advance(1);
  expect(insight.answersAt(1)).toBeUndefined();
  insight.ask();
  expect(insight.answersAt(0)).toBeUndefined();
  insight.cut(1);
  expect(insight.answersAt(1)).toBeUndefined();
});

test('the spread is remembered for every layer, gradients from the first step on', () => {
  const session = sessionFor('moons');
  const insight = createInsight(session);
  insight.look();
  session.advance(1);
  insight.look();
  const { steps, layers } = insight.distributions();
  expect([...steps]).toEqual([0, 1]);
  expect(layers).toHaveLength(session.engine.network.sizes.length - 1);
  const total = (shares: Float32Array, row: number) =>
    shares.subarray(row * 32, (row + 1) * 32).reduce((a, b) => a + b);
  for (const { weights, activations, gradients } of layers) {
    for (const row of [0, 1]) {
      expect(total(weights.shares, row)).toBeCloseTo(1, 6);
      expect(total(activations.shares, row)).toBeCloseTo(1, 6);
      expect(total(gradients.shares, row)).toBeCloseTo(row, 6);
    }
  }
});
