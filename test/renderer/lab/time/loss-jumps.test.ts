import { expect, test } from 'vitest';
import { lossJumps } from '../../../../renderer/lab/time/loss-jumps.ts';

const run = (...losses: number[]) =>
  losses.map((loss, i) => {
    const one = { loss, correct: 0, count: 10 };
    return { step: 10 * i, train: one, test: one };
  });
const steps = (...losses: number[]) => lossJumps(run(...losses)).map(({ step }) => step);

test('a loss that falls, or rises a little, has no jumps', () => {
  expect(steps(1, 0.8, 0.5, 0.55, 0.4, 0.45)).toEqual([]);
  expect(steps()).toEqual([]);
});

test('a rise to more than one and a half of the least before is a jump, told once where it began', () => {
  expect(steps(1, 0.5, 0.3, 0.9, 0.9, 0.85, 0.4)).toEqual([30]);
});

test('what is small against all that the run went through is none', () => {
  expect(steps(2, 1, 0.02, 0.06, 0.02)).toEqual([]);
});

test('the three largest are told, in rising step', () => {
  expect(steps(0.1, 0.4, 0.1, 0.1, 0.1, 0.9, 0.1, 0.1, 0.1, 0.5, 0.1, 0.1, 0.1, 0.6)).toEqual([50, 90, 130]);
});
