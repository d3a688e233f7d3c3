import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../../core/pieces.ts';
import { directionNames } from '../../../core/surface/directions.ts';
import { placeOn } from '../../../core/surface/plane.ts';
import { projectPath } from '../../../core/surface/projection.ts';
import { dot, norm } from '../../../core/surface/vectors.ts';
import { jacobi } from './jacobi.ts';
import { laidAlong, planeOf, slope, wander } from './path.ts';

test('principal components are the leading eigenvectors of the covariance within 1e-5, by Jacobi rotations (seed 11)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 5, max: 60 }), (seed, count) => {
      const points = wander(seed, count);
      const n = points[0]!.length;
      const mean = Array.from({ length: n }, (_, i) => points.reduce((sum, point) => sum + point[i]!, 0) / count);
      const covariance = mean.map((_, i) =>
        mean.map((_, j) => points.reduce((sum, p) => sum + (p[i]! - mean[i]!) * (p[j]! - mean[j]!), 0) / count),
      );
      const [one, two, three] = jacobi(covariance) as [Pair, Pair, Pair];
      fc.pre(one.value > 1.1 * two.value && two.value > 1.1 * three.value);
      const { directions } = planeOf('principal', points);
      expect(Math.abs(dot(directions[0], Float64Array.from(one.vector)))).toBeCloseTo(1, 5);
      expect(Math.abs(dot(directions[1], Float64Array.from(two.vector)))).toBeCloseTo(1, 5);
    }),
    { seed: 11, numRuns: 60 },
  );
});
type Pair = { value: number; vector: number[] };

test('no plane through the mean holds more of the path than the principal components (seeds 1 to 40)', () => {
  const points = wander(3, 40);
  const best = finish(projectPath(planeOf('principal', points), points)).share;
  expect(best).toBeGreaterThan(0.5);
  for (let seed = 1; seed <= 40; seed++) {
    const other = finish(projectPath(planeOf('random', points, seed), points)).share;
    expect(other).toBeLessThan(best);
  }
});

test('all directions but filter-normalised ones are orthonormal within 1e-12 (seed 12)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 20 }), (seed, count) => {
      for (const name of directionNames) {
        const [first, second] = laidAlong(name, wander(seed, count), { normalised: false }).plane.directions;
        expect(Math.abs(norm(first) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(norm(second) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(dot(first, second))).toBeLessThan(1e-12);
      }
    }),
    { seed: 12, numRuns: 60 },
  );
});

test('from start to now, the start is at (0, 0) and the network now at (distance, 0)', () => {
  const points = wander(5, 30);
  const { u, v } = finish(projectPath(planeOf('start-to-now', points), points));
  const distance = norm(Float64Array.from(points[29]!, (x, i) => x - points[0]![i]!));
  expect([u[0], v[0]]).toEqual([0, 0]);
  expect(u[29]! / distance).toBeCloseTo(1, 12);
  expect(v[29]! / distance).toBeCloseTo(0, 12);
});

test('principal components point from the start of the path to its end', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const points = wander(seed, 25);
    const { u, v } = finish(projectPath(planeOf('principal', points), points));
    expect(u[24]! - u[0]!).toBeGreaterThan(0);
    expect(v[24]! - v[0]!).toBeGreaterThanOrEqual(0);
  }
});

test('each neuron of a random direction, weights and bias, is as long as the neuron itself, within 1e-12 relative', () => {
  const [point] = wander(8, 1) as [Float32Array];
  const { origin, directions } = planeOf('random', [point]);
  expect(origin).toEqual(point);
  // 2-3-1: W1 at 0 (2 x 3), b1 at 6, W2 at 9 (3 x 1), b2 at 12.
  const neurons = [
    [0, 3, 6],
    [1, 4, 7],
    [2, 5, 8],
    [9, 10, 11, 12],
  ];
  const length = (of: Float32Array | Float64Array, places: number[]) => Math.hypot(...places.map((i) => of[i]!));
  for (const direction of directions) {
    for (const places of neurons) expect(length(direction, places) / length(point, places)).toBeCloseTo(1, 12);
  }
});

test('the gradient runs downhill to the right, and across is what the last move has at right angles to it', () => {
  const points = wander(8, 4);
  const { plane, across } = laidAlong('gradient', points);
  const steepness = norm(slope);
  expect(plane.origin).toEqual(points[3]);
  expect(Math.max(...plane.directions[0].map((x, i) => Math.abs(x + slope[i]! / steepness)))).toBeLessThan(1e-12);
  expect(across).toBe('last-move');
  const [first, second] = plane.directions;
  const move = Float64Array.from(points[3]!, (x, i) => x - points[2]![i]!);
  const inPlane = dot(move, first) ** 2 + dot(move, second) ** 2;
  expect(inPlane / dot(move, move)).toBeCloseTo(1, 12);
  expect(dot(move, second)).toBeGreaterThan(0);
});

test('without a move, or with one straight downhill, a random direction stands across the gradient', () => {
  const [point] = wander(8, 1) as [Float32Array];
  const downhill = point.map((x, i) => x - 0.5 * slope[i]!);
  expect(laidAlong('gradient', [point]).across).toBe('random');
  const exact = Float32Array.from(slope, (x) => -x);
  expect(laidAlong('gradient', [new Float32Array(13), exact]).across).toBe('random');
  expect(laidAlong('gradient', [point, downhill]).plane.origin).toEqual(downhill);
});

test('on the plane of two parameters, the coordinates are these parameters, exactly', () => {
  const points = wander(9, 5);
  const { plane, axes } = laidAlong('weights', points, { axes: [11, 2] });
  expect(axes).toEqual([11, 2]);
  const at = placeOn(plane, 0.3, -0.7, new Float32Array(13));
  expect(at).toEqual(points[4]!.with(11, 0.3).with(2, -0.7));
  const { u, v } = finish(projectPath(plane, points));
  expect([...u]).toEqual(points.map((point) => point[11]));
  expect([...v]).toEqual(points.map((point) => point[2]));
});

test('without a choice the two parameters that moved most are taken, and of a path that stays the two steepest', () => {
  const still = new Float32Array(13).fill(5);
  const moved = still.with(4, 9).with(7, -3).with(2, 5.5);
  expect(laidAlong('weights', [still, moved, still]).axes).toEqual([7, 4]);
  expect(laidAlong('weights', [still]).axes).toEqual([12, 11]);
});

test('axes that the network has not, or that are one, are refused by their places', () => {
  for (const axes of [
    [3, 3],
    [0, 13],
  ] as const) {
    expect(() => laidAlong('weights', wander(1, 2), { axes })).toThrow(
      `axes: two of 13 parameters are expected, not ${axes[0]} and ${axes[1]}`,
    );
  }
});

test('random directions follow the seed', () => {
  const points = wander(8, 3);
  expect(planeOf('random', points, 1)).toEqual(planeOf('random', points, 1));
  expect(planeOf('random', points, 1).directions[0]).not.toEqual(planeOf('random', points, 2).directions[0]);
});

test('without a slope, a path that stands still and a network of zeros still have a plane of two directions', () => {
  const zeros = new Float32Array(13);
  for (const name of directionNames) {
    for (const points of [[zeros], [zeros, zeros, zeros]]) {
      const { plane } = laidAlong(name, points, { slopeNow: () => new Float32Array(13) });
      const [first, second] = plane.directions;
      expect(norm(first)).toBeCloseTo(1, 12);
      expect(norm(second)).toBeCloseTo(1, 12);
      expect(dot(first, second)).toBeCloseTo(0, 12);
    }
  }
});
