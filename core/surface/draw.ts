import type { Engine } from '../engine/engine.ts';
import { LabError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import { planeAlong } from './directions.ts';
import { gridsUpTo, lossGrid, squareAround } from './grid.ts';
import { type Plane, placeOn } from './plane.ts';
import { type Projection, projectPath } from './projection.ts';
import type { DrawJob, PathOnPlane, Surface } from './protocol.ts';
import { norm } from './vectors.ts';

/** Losses are taken over the first so many samples. */
const mostSamples = 1000;

/**
 * Computes the surface of a job around the engine's network, and hands out what is known whenever a picture got better:
 * a coarse grid first, then the heights of the path, then finer grids. Throws a `shape` error when the path does not fit
 * the network, a `settings` error when there are no samples to measure on.
 */
export function* drawSurface(
  engine: Engine,
  counts: { readonly train: number; readonly test: number },
  job: DrawJob,
  show: (surface: Surface) => void,
): Pieces<void> {
  const { run, directions, set, steps } = job;
  const samples = Math.min(mostSamples, counts[set]);
  if (samples === 0) throw new LabError('settings', `set: there are no ${set} samples to measure on`);
  const points = pointsOf(job, engine.parameterCount);
  const lossAt = (parameters: Float32Array) => engine.lossAt(parameters, set, samples);

  const plane = yield* planeAlong(directions, { network: engine.network, points, seed: job.seed });
  const projection = yield* projectPath(plane, points);
  const square = squareAround(projection.u, projection.v, leastReach(directions, points.at(-1)!));

  const { u, v, share } = projection;
  const known = { type: 'surface', run, job: job.job, directions, set, samples, square, share } as const;
  let path: PathOnPlane = { steps, u, v, height: new Float64Array(0), loss: new Float64Array(0) };
  for (const grid of gridsUpTo(job.grid)) {
    const values = yield* lossGrid(plane, square, grid, lossAt);
    const post = () => show({ ...known, path, grid, wanted: job.grid, values });
    if (path.loss.length === 0) {
      post();
      path = { ...path, ...(yield* heightsAlong(plane, projection, points, lossAt)) };
    }
    post();
  }
}

/** How far the picture reaches at least: one length of every neuron, or a quarter of all weights' length. */
function leastReach(directions: DrawJob['directions'], now: Float32Array): number {
  return directions === 'random' ? 1 : norm(now) / 4 || 1;
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
