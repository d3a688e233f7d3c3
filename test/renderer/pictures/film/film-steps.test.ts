import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filmSteps } from '../../../../renderer/pictures/film/film-steps.ts';

test('a film goes from the first step to the last in even strides', () => {
  expect(filmSteps(100, 5)).toEqual([0, 25, 50, 75, 100]);
});

test('a run shorter than the film has each of its steps once', () => {
  expect(filmSteps(3, 60)).toEqual([0, 1, 2, 3]);
  expect(filmSteps(0, 60)).toEqual([0]);
});

test('steps rise, none twice, and strides differ by at most one (seed 6)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 600 }), (end, count) => {
      const steps = filmSteps(end, count);
      const strides = steps.slice(1).map((step, i) => step - steps[i]!);
      expect(steps[0]).toBe(0);
      expect(steps.at(-1)).toBe(end);
      expect(Math.min(...strides)).toBeGreaterThan(0);
      expect(Math.max(...strides) - Math.min(...strides)).toBeLessThanOrEqual(1);
    }),
    { seed: 6 },
  );
});
