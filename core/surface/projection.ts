import type { Pieces } from '../pieces.ts';
import type { Plane } from './plane.ts';
import { add, difference, dot } from './vectors.ts';

/** A path seen on a plane. */
export interface Projection {
  /** (points): where on the plane each point of the path lies nearest; (0, 0) is the origin, exactly. */
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Share of the path's variance that lies inside the plane, 0 to 1; NaN for a path that stays where it is. */
  readonly share: number;
}

/** The nearest place on a plane for every point of a path, by least squares: the directions may stand at any angle. */
export function* projectPath(plane: Plane, points: readonly Float32Array[]): Pieces<Projection> {
  const [first, second] = plane.directions;
  const [ff, fs, ss] = [dot(first, first), dot(first, second), dot(second, second)];
  const determinant = ff * ss - fs * fs;
  const u = new Float64Array(points.length);
  const v = new Float64Array(points.length);
  const mean = new Float64Array(plane.origin.length);
  let whole = 0;
  for (const [i, point] of points.entries()) {
    const off = difference(point, plane.origin);
    const [f, s] = [dot(off, first), dot(off, second)];
    u[i] = (f * ss - s * fs) / determinant;
    v[i] = (s * ff - f * fs) / determinant;
    add(mean, 1 / points.length, off);
    whole += dot(off, off);
    yield;
  }
  const n = points.length;
  const [um, vm] = [u, v].map((all) => all.reduce((sum, one) => sum + one, 0) / n) as [number, number];
  let inside = 0;
  for (let i = 0; i < n; i++) {
    const [a, b] = [u[i]! - um, v[i]! - vm];
    inside += a * a * ff + 2 * a * b * fs + b * b * ss;
  }
  const around = whole - n * dot(mean, mean);
  return { u, v, share: around > 1e-12 * whole ? Math.min(1, inside / around) : Number.NaN };
}
