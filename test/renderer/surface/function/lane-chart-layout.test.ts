import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laneChart } from '../../../../renderer/surface/function/lane-chart-layout.ts';

const box = { width: 1000, height: 90, text: 12 };

test.each([
  [0, 10],
  [10, 10],
  [11, 20],
  [201, 500],
  [2000, 2000],
])('up to step %d the chart is %d steps long', (end, length) => {
  expect(laneChart(box, end).length).toBe(length);
});

test('the step under the place of a step is that step, and places beside the chart are its ends (seed 72)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.nat({ max: 2000 }), (end, step) => {
      const { x, stepAt, length } = laneChart(box, end);
      if (step <= length) expect(stepAt(x(step))).toBe(step);
      expect([stepAt(-50), stepAt(5000)]).toEqual([0, length]);
    }),
    { seed: 72, numRuns: 200 },
  );
});
