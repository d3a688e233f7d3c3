import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holding, stretchBetween, zoomed } from '../../../../renderer/lab/results/chart-zoom.ts';

test('a stretch goes from the earlier to the later of two steps, and holds at least 4 steps', () => {
  expect(stretchBetween(70, 30, 100)).toEqual({ from: 30, to: 70 });
  expect(stretchBetween(99, 99, 100)).toEqual({ from: 96, to: 100 });
  expect(stretchBetween(0, 100, 100)).toBeUndefined();
});

test('zooming keeps the step under the pointer in its place, out to the whole run', () => {
  expect(zoomed({ from: 0, to: 100 }, 50, 0.5, 100)).toEqual({ from: 25, to: 75 });
  expect(zoomed({ from: 20, to: 60 }, 30, 0.5, 100)).toEqual({ from: 25, to: 45 });
  expect(zoomed({ from: 20, to: 80 }, 30, 2, 100)).toBeUndefined();
});

test('a stretch moves just as far as a step that it is to hold', () => {
  expect(holding({ from: 20, to: 40 }, 30, 100)).toEqual({ from: 20, to: 40 });
  expect(holding({ from: 20, to: 40 }, 55, 100)).toEqual({ from: 35, to: 55 });
  expect(holding({ from: 20, to: 40 }, 5, 100)).toEqual({ from: 5, to: 25 });
});

test('no stretch leaves the run or is shorter than 4 steps (seed 8)', () => {
  const step = fc.integer({ min: 0, max: 1000 });
  const factor = fc.double({ min: 0.01, max: 10, noNaN: true });
  fc.assert(
    fc.property(step, step, step, factor, (a, b, at, by) => {
      const first = stretchBetween(a, b, 1000) ?? { from: 0, to: 1000 };
      for (const stretch of [first, zoomed(first, at, by, 1000), holding(first, at, 1000)]) {
        if (!stretch) continue;
        expect(stretch.from).toBeGreaterThanOrEqual(0);
        expect(stretch.to).toBeLessThanOrEqual(1000);
        expect(stretch.to - stretch.from).toBeGreaterThanOrEqual(4 - 1e-9);
      }
    }),
    { seed: 8, numRuns: 300 },
  );
});
