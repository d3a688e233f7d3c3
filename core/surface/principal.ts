import type { Pieces } from '../pieces.ts';
import { add, dot, unitAcross } from './vectors.ts';

/** A direction that holds less than this share of a path's variance is rounding, not a direction. */
const least = 1e-12;
const mostIterations = 2000;

/**
 * The two directions in which points spread most around an origin: principal components, orthonormal, the larger one
 * first; fewer when the points do not spread that far. Each points from the first point towards the last.
 *
 * With far fewer points than parameters the (points, points) matrix of inner products is the small one. It has the same
 * eigenvalues as the covariance matrix, and its eigenvectors say how much of each point makes up a component.
 */
export function* principalDirections(points: readonly Float32Array[], origin: Float32Array): Pieces<Float64Array[]> {
  const centred: Float32Array[] = [];
  for (const point of points) {
    centred.push(point.map((x, i) => x - origin[i]!));
    yield;
  }
  const n = points.length;
  const gram = new Float64Array(n * n);
  let variance = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) gram[i * n + j] = gram[j * n + i] = dot(centred[i]!, centred[j]!);
    variance += gram[i * n + i]!;
    yield;
  }
  const directions: Float64Array[] = [];
  while (directions.length < 2) {
    const { value, vector } = yield* largestEigenpair(gram, n);
    if (!(value > least * variance)) break;
    const sum = new Float64Array(origin.length);
    centred.forEach((point, i) => {
      add(sum, vector[i]!, point);
    });
    const direction = unitAcross(sum, directions);
    if (!direction) break;
    const ahead = dot(direction, centred[n - 1]!) - dot(direction, centred[0]!);
    directions.push(ahead < 0 ? direction.map((x) => -x) : direction);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) gram[i * n + j]! -= value * vector[i]! * vector[j]!;
    yield;
  }
  return directions;
}

/** Power iteration on a symmetric matrix without negative eigenvalues, (n, n), from its longest column. */
function* largestEigenpair(matrix: Float64Array, n: number): Pieces<{ value: number; vector: Float64Array }> {
  let longest = 0;
  for (let i = 1; i < n; i++) if (matrix[i * n + i]! > matrix[longest * n + longest]!) longest = i;
  let vector = unitAcross(matrix.subarray(longest * n, longest * n + n), []);
  let value = 0;
  for (let iteration = 1; vector && iteration <= mostIterations; iteration++) {
    const image = new Float64Array(n);
    for (let i = 0; i < n; i++) image[i] = dot(matrix.subarray(i * n, i * n + n), vector);
    value = dot(image, vector);
    const next = unitAcross(image, []);
    if (!next) break;
    const still = 1 - dot(next, vector) < 1e-15;
    vector = next;
    if (still) break;
    if (iteration % 64 === 0) yield;
  }
  return { value, vector: vector ?? new Float64Array(n) };
}
