import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Measured } from '../../../../core/protocol/messages.ts';
import {
  accuracyScale,
  chartLayout,
  joinedCurve,
  linearScale,
  logScale,
  measuredNear,
  measuredWithin,
} from '../../../../renderer/lab/results/chart-layout.ts';

const measure = (step: number, train: number, test = Number.NaN): Measured => ({
  step,
  train: { loss: train, correct: 0, count: 1 },
  test: { loss: test, correct: 0, count: Number.isNaN(test) ? 0 : 1 },
});

test('losses up to 0.54 are drawn on lines at 0, 0.2, 0.4 and 0.6', () => {
  expect(linearScale([measure(0, 0.5, 0.54), measure(10, 0.1, 0.2)]).lines).toEqual([0, 0.2, 0.4, 0.6]);
});

test('a logarithmic scale has 1, 2, 5 within a decade or two and powers of ten beyond', () => {
  expect(logScale([measure(0, 0.16), measure(9, 0.11)]).lines).toEqual([0.1, 0.2]);
  expect(logScale([measure(0, 0.9), measure(9, 0.002)]).lines).toEqual([0.001, 0.01, 0.1, 1]);
  expect(logScale([measure(0, 500), measure(9, 0.0002)]).lines).toEqual([1e-4, 1e-1, 1e2, 1e5]);
});

test('both scales have two to four rising lines, and every loss lies between bottom and top (seed 3)', () => {
  const loss = fc.double({ min: -8, max: 30, noNaN: true }).map((power) => 10 ** power);
  fc.assert(
    fc.property(fc.array(loss, { minLength: 1, maxLength: 20 }), (losses) => {
      const measured = losses.map((value, step) => measure(step, value));
      for (const scale of [linearScale(measured), logScale(measured)]) {
        expect(scale.lines.length).toBeGreaterThanOrEqual(2);
        expect(scale.lines.length).toBeLessThanOrEqual(4);
        expect(scale.lines.every((line, i) => i === 0 || line > scale.lines[i - 1]!)).toBe(true);
        expect(scale.at(scale.lines[0]!)).toBeCloseTo(0, 9);
        for (const value of losses) {
          expect(scale.at(value)).toBeGreaterThanOrEqual(0);
          expect(scale.at(value)).toBeLessThanOrEqual(1);
        }
        const [least, most] = [Math.min(...losses), Math.max(...losses)];
        expect(scale.at(most)).toBeGreaterThanOrEqual(scale.at(least));
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('losses that are zero or no numbers do not disturb a scale', () => {
  for (const make of [linearScale, logScale]) {
    const { lines, at } = make([measure(0, 0), measure(1, Number.NaN)]);
    expect(lines.every(Number.isFinite)).toBe(true);
    expect(at(0)).toBe(0);
  }
});

test('steps go from the left to the right edge of the plot and back, and numbers have room beside it', () => {
  const layout = chartLayout(
    { width: 290, height: 180, text: 12, longest: 3 },
    { from: 0, to: 400 },
    linearScale([measure(0, 0.5)]),
  );
  expect(layout.left).toBeGreaterThan(3 * 12 * 0.6);
  expect(layout.x(0)).toBe(layout.left);
  expect(layout.x(400)).toBe(layout.right);
  expect(layout.stepAt(layout.x(123))).toBe(123);
  expect(layout.stepAt(0)).toBe(0);
  expect(layout.stepAt(1000)).toBe(400);
  expect(layout.y(0)).toBe(layout.bottom);
});

test('a stretch of a run fills the whole plot', () => {
  const layout = chartLayout(
    { width: 290, height: 180, text: 12, longest: 3 },
    { from: 100, to: 140 },
    linearScale([measure(0, 0.5)]),
  );
  expect(layout.x(100)).toBe(layout.left);
  expect(layout.x(140)).toBe(layout.right);
  expect(layout.stepAt(layout.x(117))).toBe(117);
});

test('accuracy is drawn from a round share below the least one to 1', () => {
  const right = (correct: number): Measured => ({ ...measure(0, 1), train: { loss: 1, correct, count: 100 } });
  expect(accuracyScale([right(52), right(97)]).lines).toEqual([0.5, 0.75, 1]);
  expect(accuracyScale([right(93)]).lines).toEqual([0.9, 0.95, 1]);
  expect(accuracyScale([right(0)]).lines).toEqual([0, 0.5, 1]);
  expect(accuracyScale([right(93)]).at(0.95)).toBeCloseTo(0.5, 12);
});

test('lines within a stretch begin and end at the measures beside it', () => {
  const measured = [0, 10, 40, 100].map((step) => measure(step, 1));
  const within = (from: number, to: number) => measuredWithin(measured, { from, to }).map(({ step }) => step);
  expect(within(5, 50)).toEqual([0, 10, 40, 100]);
  expect(within(11, 39)).toEqual([10, 40]);
  expect(within(40, 90)).toEqual([10, 40, 100]);
  expect(within(200, 300)).toEqual([100]);
});

test('the measure nearest to a step is found by halves', () => {
  const measured = [0, 10, 40, 100].map((step) => measure(step, 1));
  const near = [-5, 4, 5, 6, 24, 26, 99, 500].map((step) => measuredNear(measured, step)?.step);
  expect(near).toEqual([0, 0, 0, 10, 10, 40, 100, 100]);
  expect(measuredNear([], 3)).toBeUndefined();
});

test('joined buckets keep the mean, the least and the most of what they join', () => {
  const curve = {
    stride: 2,
    mean: Float32Array.of(1, 3, 5, 7, 9),
    least: Float32Array.of(0, 2, 4, 6, 8),
    most: Float32Array.of(2, 9, 6, 8, 10),
  };
  expect(joinedCurve(curve, 2)).toEqual({
    stride: 4,
    mean: Float32Array.of(2, 6, 9),
    least: Float32Array.of(0, 4, 8),
    most: Float32Array.of(9, 8, 10),
  });
  expect(joinedCurve(curve, 1)).toEqual(curve);
});
