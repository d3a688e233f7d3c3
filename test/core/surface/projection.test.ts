import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../../core/pieces.ts';
import { directionNames } from '../../../core/surface/directions.ts';
import { placeOn } from '../../../core/surface/plane.ts';
import { projectPath } from '../../../core/surface/projection.ts';
import { planeOf, wander } from './path.ts';

test('the origin of every plane lies at exactly (0, 0), and (0, 0) is the origin bit for bit (seed 21)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(...directionNames), (seed, name) => {
      const plane = planeOf(name, wander(seed, 10), seed);
      const { u, v } = finish(projectPath(plane, [plane.origin]));
      expect([u[0]! + 0, v[0]! + 0]).toEqual([0, 0]);
      expect(placeOn(plane, 0, 0, new Float32Array(13))).toEqual(plane.origin);
    }),
    { seed: 21, numRuns: 60 },
  );
});

test('a point made on a plane is found there again within 1e-5, whatever the angle of the directions (seed 22)', () => {
  const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...directionNames), coordinate, coordinate, (name, a, b) => {
      const plane = planeOf(name, wander(4, 12), 4);
      const { u, v } = finish(projectPath(plane, [placeOn(plane, a, b, new Float32Array(13))]));
      expect(Math.abs(u[0]! - a)).toBeLessThan(1e-5);
      expect(Math.abs(v[0]! - b)).toBeLessThan(1e-5);
    }),
    { seed: 22, numRuns: 60 },
  );
});

test('a path inside the plane has the share 1, one across it the share 0, one that stands still none', () => {
  const unit = (i: number) => Float64Array.from({ length: 4 }, (_, j) => Number(i === j));
  const plane = { origin: new Float32Array(4), directions: [unit(0), unit(1)] as const };
  const share = (...points: number[][]) =>
    finish(
      projectPath(
        plane,
        points.map((p) => Float32Array.from(p)),
      ),
    ).share;
  expect(share([1, 2, 5, 5], [3, -1, 5, 5], [0, 0, 5, 5])).toBeCloseTo(1, 12);
  expect(share([1, 2, 3, 4], [1, 2, 5, 8])).toBeCloseTo(0, 12);
  expect(share([0, 0, 0, 0], [1, 0, 1, 0])).toBeCloseTo(0.5, 12);
  expect(share([1, 2, 3, 4])).toBeNaN();
});
