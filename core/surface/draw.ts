import { LabError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import { planeAlong } from './directions.ts';
import { type Float64Check, float64Check } from './float64-check.ts';
import { gridsUpTo, lossGrid, squareAround } from './grid.ts';
import type { LossMeasure } from './loss-measure.ts';
import { type Plane, placeOn } from './plane.ts';
import { type Projection, projectPath } from './projection.ts';
import type { DrawJob, PathOnPlane, Surface } from './protocol.ts';
import { norm } from './vectors.ts';

/**
 * Computes the surface of a job by a measure of its network's loss, and hands out what is known whenever a picture got
 * better: a coarse grid first, then the heights of the path, then finer grids. Throws a `shape` error when the path or the
 * axes do not fit the network.
 */
export function* drawSurface(
  measure: LossMeasure,
  job: DrawJob,
  show: (surface: Surface, plane: Plane) => void,
): Pieces<void> {
  const { run, directions, set, steps, normalised, seed, axes: wanted } = job;
  const points = pointsOf(job, measure.parameterCount);
  const now = points.at(-1)!;
  const { lossAt, network } = measure;

  const slopeNow = () => measure.gradientAt(now);
  const laid = yield* planeAlong(directions, { network, points, seed, normalised, axes: wanted, slopeNow });
  const { plane, ...chosen } = laid;
  const projection = yield* projectPath(plane, points);
  const square = squareAround(projection.u, projection.v, leastReach(job, now));

  const { u, v, share } = projection;
  const samples = measure.samples.count;
  const cut = { directions, normalised, ...chosen } as const;
  const known = { type: 'surface', run, job: job.job, ...cut, set, samples, square, share } as const;
  let path: PathOnPlane = { steps, u, v, height: new Float64Array(0), loss: new Float64Array(0) };
  let check: Float64Check | undefined;
  for (const grid of gridsUpTo(job.grid)) {
    const values = yield* lossGrid(plane, square, grid, lossAt);
    const post = () => show({ ...known, path, grid, wanted: job.grid, values, ...(check ? { check } : {}) }, plane);
    if (path.loss.length === 0) {
      post();
      path = { ...path, ...(yield* heightsAlong(plane, projection, points, lossAt)) };
      check = yield* float64Check(measure, plane, square);
    }
    post();
  }
}

/** How far the picture reaches at least: one length of every neuron, 1 for a single weight, or a quarter of all weights' length. */
function leastReach({ directions, normalised }: DrawJob, now: Float32Array): number {
  if (directions === 'weights' || (directions === 'random' && normalised)) return 1;
  return norm(now) / 4 || 1;
}

function pointsOf({ steps, parameters }: DrawJob, count: number): Float32Array[] {
  if (parameters.length !== steps.length * count) {
    throw new LabError('shape', `a path of ${steps.length} x ${count} numbers is expected, not ${parameters.length}`);
  }
  return Array.from(steps, (_, i) => parameters.subarray(i * count, (i + 1) * count));
}

/** The surface's height under every point of a path, and the loss at the point itself. */
function* heightsAlong(
  plane: Plane,
  { u, v }: Projection,
  points: readonly Float32Array[],
  lossAt: (parameters: Float32Array) => number,
): Pieces<{ height: Float64Array; loss: Float64Array }> {
  const height = new Float64Array(points.length);
  const loss = new Float64Array(points.length);
  const parameters = new Float32Array(plane.origin.length);
  for (const [i, point] of points.entries()) {
    height[i] = lossAt(placeOn(plane, u[i]!, v[i]!, parameters));
    yield;
    loss[i] = lossAt(point);
    yield;
  }
  return { height, loss };
}
