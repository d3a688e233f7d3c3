import * as v from 'valibot';
import { type ErrorCode, LabError } from '../lab-error.ts';
import { indices } from '../parse.ts';
import { datasetSchema } from '../protocol/commands.ts';
import { settingsSchema } from '../training/settings.ts';
import { type Comparison, comparisonSchema } from './comparison.ts';
import { type DirectionName, directionNames } from './directions.ts';
import type { Float64Check, Float64Map } from './float64-check.ts';
import { type GridSize, gridSizes, type Square } from './grid.ts';
import { type MeasuredSet, measuredSets } from './loss-measure.ts';
import type { Axes } from './weights-plane.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const drawSchema = v.object({
  type: v.literal('draw'),
  run: whole,
  /** Grows with every job: a newer one ends the older. */
  job: whole,
  directions: v.picklist(directionNames),
  /** Of random directions. */
  seed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Whether random directions are scaled like the weights of each neuron. */
  normalised: v.boolean(),
  /** Places of the two parameters to cut along; absent: those that moved most. */
  axes: v.exactOptional(v.tuple([whole, whole])),
  set: v.picklist(measuredSets),
  /** Training samples of the batch, where that is what is measured on. */
  batch: v.exactOptional(indices),
  grid: v.picklist(gridSizes),
  /** (points): the steps of the path, rising; the last is the network now. */
  steps: v.pipe(v.instance(Uint32Array), v.minLength(1)),
  /** (points, parameters) */
  parameters: v.instance(Float32Array),
  /** What is trained from the first point and drawn in place of the path. */
  compare: v.exactOptional(comparisonSchema),
});

const requestSchema = v.variant('type', [
  /** The network and data of a run; sent once, before its jobs. */
  v.object({ type: v.literal('network'), run: whole, settings: settingsSchema, dataset: datasetSchema }),
  drawSchema,
  /** Asks for the parameters at a place of the plane of a job, whose picture is the latest. */
  v.object({
    type: v.literal('place'),
    job: whole,
    u: v.pipe(v.number(), v.finite()),
    v: v.pipe(v.number(), v.finite()),
  }),
  /** Asks how far the latest picture is from float64 all over it. */
  v.object({ type: v.literal('float64'), job: whole }),
  /** Ends the training of compared paths: they are drawn as far as they are. */
  v.object({ type: v.literal('enough') }),
  /** Ends the job under way. */
  v.object({ type: v.literal('stop') }),
]);

export type SurfaceRequest = v.InferOutput<typeof requestSchema>;
export type DrawJob = v.InferOutput<typeof drawSchema>;

/** Parses a message of the page. Throws a `protocol` error that names the key. */
export function parseSurfaceRequest(message: unknown): SurfaceRequest {
  const result = v.safeParse(requestSchema, message);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const key = issue.path?.map((part) => String(part.key)).join('.') ?? 'message';
  throw new LabError('protocol', `${key}: ${issue.expected ?? 'another value'} is expected, not ${issue.received}`);
}

/** A path on a plane. All arrays are (points). */
export interface PathOnPlane {
  readonly steps: Uint32Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Height of the surface at (u, v). Empty, as `loss` is, until it has been computed. */
  readonly height: Float64Array;
  /** Loss at the point itself, which may lie off the plane. */
  readonly loss: Float64Array;
  /** Share of the path's variance inside the plane; NaN for a path that stays where it is. */
  readonly share: number;
  /** Whether the numbers left the finite range after its last point. */
  readonly ended: boolean;
}

/** Paths that were trained to be compared. */
export interface Compared extends Comparison {
  /** The step that they have been trained to so far. */
  readonly reached: number;
  /** Whether they are trained further. */
  readonly trains: boolean;
}

/** A loss surface as far as it is known. A job gives several, better and better; see `isComplete`. */
export interface Surface {
  readonly type: 'surface';
  readonly run: number;
  readonly job: number;
  readonly directions: DirectionName;
  readonly normalised: boolean;
  /** Of a cut along two parameters: which. */
  readonly axes?: Axes;
  /** Of a cut along the gradient: what stands at right angles to it. */
  readonly across?: 'last-move' | 'random';
  readonly set: MeasuredSet;
  /** Samples that every loss is the mean of. */
  readonly samples: number;
  readonly square: Square;
  /** Share of the variance of all points inside the plane; NaN when they are one. */
  readonly share: number;
  /** The path of the run, or those that are compared, in the order of their lanes. */
  readonly paths: readonly [PathOnPlane, ...PathOnPlane[]];
  readonly compared?: Compared;
  /** Made last: how far the losses are from the same in float64. */
  readonly check?: Float64Check;
  readonly grid: GridSize;
  readonly wanted: GridSize;
  /** (grid, grid), row 0 at the low end of v. Not finite where the loss is not. */
  readonly values: Float32Array;
}

export type SurfaceMessage =
  | Surface
  | { readonly type: 'placed'; readonly run: number; readonly job: number; readonly parameters: Float32Array }
  | ({ readonly type: 'float64'; readonly job: number } & Float64Map)
  /** `job` is -1 when the message itself was at fault. */
  | { readonly type: 'error'; readonly job: number; readonly code: ErrorCode; readonly message: string };

/** Whether a surface is the last that its job gives. */
export function isComplete({ grid, wanted, check }: Surface): boolean {
  return grid === wanted && check !== undefined;
}
