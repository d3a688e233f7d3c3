import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HeightField } from '../../../renderer/surface/height-field.ts';
import { heightAt } from '../../../renderer/surface/height-field.ts';
import { placeUnder } from '../../../renderer/surface/place-under.ts';
import { type Angle, isHidden, projectorFor } from '../../../renderer/surface/view-angle.ts';

const grid = 33;
const along = (i: number) => (2 * i) / (grid - 1) - 1;
const field: HeightField = {
  grid,
  values: Float32Array.from({ length: grid * grid }, (_, i) => {
    const [x, y] = [along(i % grid), along(Math.floor(i / grid))];
    return 0.5 * (x * x + 0.5 * y * y) + 0.1 * Math.sin(5 * x) + 0.12;
  }),
};
const frame = { width: 800, height: 500, top: 48, bottom: 30, side: 50 };

test('a place that is seen is found again under its spot within 0.02 half widths, from every side (seed 41)', () => {
  const inside = fc.double({ min: -0.95, max: 0.95, noNaN: true });
  const angles = fc.record({
    turn: fc.double({ min: -4, max: 4, noNaN: true }),
    tilt: fc.double({ min: 0.3, max: 1.4, noNaN: true }),
    zoom: fc.double({ min: 0.5, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(angles, inside, inside, (angle: Angle, x, y) => {
      const tone = heightAt(field, x, y);
      // Places that only just look over a rim are left out.
      fc.pre(!isHidden(angle, (px, py) => heightAt(field, px, py), { x, y, tone: tone - 0.04 }));
      const projector = projectorFor(angle, frame, 0);
      const [px, py] = projector.place(x, y, tone);
      const found = placeUnder(angle, projector, field, [px, py])!;
      expect(Math.hypot(found.x - x, found.y - y)).toBeLessThan(0.02);
    }),
    { seed: 41, numRuns: 300 },
  );
});

test('beside the surface and over a hole there is no place', () => {
  const angle = { turn: 0.7, tilt: 0.6, zoom: 1 };
  const projector = projectorFor(angle, frame, 0);
  expect(placeUnder(angle, projector, field, [2, 2])).toBeUndefined();
  const holes = { grid, values: new Float32Array(grid * grid).fill(Number.NaN) };
  expect(placeUnder(angle, projector, holes, [400, 260])).toBeUndefined();
});
