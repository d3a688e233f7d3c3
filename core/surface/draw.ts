import { LabError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import { planeAlong } from './directions.ts';
import { float64Check } from './float64-check.ts';
import { type GridSize, gridsUpTo, lossGrid, squareAround } from './grid.ts';
import type { LossMeasure } from './loss-measure.ts';
import { nearPoints } from './near-points.ts';
import { type Plane, placeOn } from './plane.ts';
import { projectPath } from './projection.ts';
import type { Compared, DrawJob, PathOnPlane, Surface } from './protocol.ts';
import type { Way } from './train-lanes.ts';
import { norm } from './vectors.ts';

/** What is drawn on a surface: the way of a run, or those that are compared. */
export interface Drawn {
  readonly ways: readonly [Way, ...Way[]];
  readonly compared?: Compared;
}

/**
 * Computes the surface of a job by a measure of its network's loss, and hands out what is known whenever a picture got
 * better: a coarse grid first, then the heights of the paths, then finer grids, then the check in float64. Of ways that are trained further the coarse
 * grid alone. Throws a `shape` error when the axes do not fit the network.
 */
export function* drawSurface(
  measure: LossMeasure,
  job: DrawJob,
  { ways, compared }: Drawn,
  show: (surface: Surface, plane: Plane) => void,
): Pieces<void> {
  const { run, directions, set, normalised, seed, axes: wanted } = job;
  const { lossAt, network } = measure;
  const points = yield* nearPoints(ways, compared?.chosen ?? 0);
  const now = points.at(-1)!;

  const slopeNow = () => measure.gradientAt(now);
  const laid = yield* planeAlong(directions, { network, points, seed, normalised, axes: wanted, slopeNow });
  const { plane, ...chosen } = laid;
  const all = yield* projectPath(plane, points);
  const square = squareAround(all.u, all.v, leastReach(job, now));
  let paths = [yield* seen(ways[0], plane)] as [PathOnPlane, ...PathOnPlane[]];
  for (const way of ways.slice(1)) paths.push(yield* seen(way, plane));

  const cut = { directions, normalised, ...chosen, ...(compared ? { compared } : {}) } as const;
  const samples = measure.samples.count;
  const known = { type: 'surface', run, job: job.job, ...cut, set, samples, square, share: all.share } as const;
  const surfaceOf = (grid: GridSize, values: Float32Array): Surface => ({
    ...known,
    paths,
    grid,
    wanted: job.grid,
    values,
  });
  let latest: Surface | undefined;
  for (const grid of gridsUpTo(job.grid)) {
    const values = yield* lossGrid(square, grid, measure.lossOn(plane));
    latest = surfaceOf(grid, values);
    show(latest, plane);
    if (paths[0].loss.length > 0) continue;
    if (compared?.trains) return;
    const measured: PathOnPlane[] = [];
    for (const [i, path] of paths.entries()) measured.push(yield* withHeights(path, ways[i]!, plane, lossAt));
    paths = measured as [PathOnPlane, ...PathOnPlane[]];
    latest = surfaceOf(grid, values);
    show(latest, plane);
  }
  // Last, since float64 is slow: a large network would wait for its first picture.
  const check = yield* float64Check(measure, plane, square);
  if (latest) show({ ...latest, check }, plane);
}

/** The way of a job as it was sent. Throws a `shape` error when it does not fit the network. */
export function wayOf({ steps, parameters }: DrawJob, count: number): Way {
  if (parameters.length !== steps.length * count) {
    throw new LabError('shape', `a path of ${steps.length} x ${count} numbers is expected, not ${parameters.length}`);
  }
  const points = Array.from(steps, (_, i) => parameters.subarray(i * count, (i + 1) * count));
  return { steps: [...steps], points, ended: false };
}

/** How far the picture reaches at least: one length of every neuron, 1 for a single weight, or a quarter of all weights' length. */
function leastReach({ directions, normalised }: DrawJob, now: Float32Array): number {
  if (directions === 'weights' || (directions === 'random' && normalised)) return 1;
  return norm(now) / 4 || 1;
}

/** A way on a plane; heights and losses are not known yet. */
function* seen({ steps, points, ended }: Way, plane: Plane): Pieces<PathOnPlane> {
  const { u, v, share } = yield* projectPath(plane, points);
  const unknown = new Float64Array(0);
  return { steps: Uint32Array.from(steps), u, v, height: unknown, loss: unknown, share, ended };
}

/** A path with the surface's height under each of its points, and the loss at the point itself. */
function* withHeights(
  path: PathOnPlane,
  { points }: Way,
  plane: Plane,
  lossAt: (parameters: Float32Array) => number,
): Pieces<PathOnPlane> {
  const height = new Float64Array(points.length);
  const loss = new Float64Array(points.length);
  const parameters = new Float32Array(plane.origin.length);
  for (const [i, point] of points.entries()) {
    height[i] = lossAt(placeOn(plane, path.u[i]!, path.v[i]!, parameters));
    yield;
    loss[i] = lossAt(point);
    yield;
  }
  return { ...path, height, loss };
}
