import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside } from '../../../core/surface/inside-square.ts';
import { drape } from '../../../renderer/surface/drape.ts';

const level = () => 0.5;
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const place = fc.record({ x: coordinate, y: coordinate });

test('a path inside the square is one piece from its start to its end, at the heights of the surface', () => {
  const strokes = drape(
    [
      { x: -0.5, y: 0 },
      { x: 0.5, y: 0.5 },
      { x: 0.5, y: -0.5 },
    ],
    (x, y) => x + y,
  );
  expect(strokes).toHaveLength(1);
  expect(strokes[0]![0]).toMatchObject({ x: -0.5, y: 0, tone: -0.5 });
  expect(strokes[0]!.at(-1)).toMatchObject({ x: 0.5, y: -0.5, tone: 0 });
});

test('a path is cut at the border, and begins there again where it comes back', () => {
  const strokes = drape(
    [
      { x: 0, y: 0 },
      { x: 2, y: 0 },
      { x: 2, y: 0.5 },
      { x: 0, y: 0.5 },
    ],
    level,
  );
  expect(strokes.map((points) => [points[0], points.at(-1)])).toMatchObject([
    [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
    [
      { x: 1, y: 0.5 },
      { x: 0, y: 0.5 },
    ],
  ]);
});

test('a step that misses the square or goes to 1e300 leaves nothing outside', () => {
  expect(
    drape(
      [
        { x: -3, y: 0 },
        { x: 0, y: 3 },
      ],
      level,
    ),
  ).toEqual([]);
  const [stroke] = drape(
    [
      { x: 0, y: 0 },
      { x: 1e300, y: 1e300 },
    ],
    level,
  );
  expect(stroke!.at(-1)!.x).toBeCloseTo(1, 12);
  expect(stroke!.length).toBeLessThan(100);
});

test('all places of a draped path lie inside, at most 0.04 apart, and every place that is inside is on it (seed 71)', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 12 }), (places) => {
      const strokes = drape(places, level);
      for (const points of strokes) {
        for (const [i, { x, y }] of points.entries()) {
          expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(1 + 1e-9);
          if (i > 0) expect(Math.hypot(x - points[i - 1]!.x, y - points[i - 1]!.y)).toBeLessThan(0.04 + 1e-9);
        }
      }
      const all = strokes.flat();
      for (const one of places.filter(isInside)) {
        expect(all.some(({ x, y }) => Math.hypot(x - one.x, y - one.y) < 0.01)).toBe(true);
      }
    }),
    { seed: 71, numRuns: 300 },
  );
});
