import type { OptimizerName } from '../engine/optimizer.ts';
import type { Square } from './grid.ts';
import { lookOf } from './lane-look.ts';
import type { Compared, PathOnPlane, Surface } from './protocol.ts';

/** A surface as files tell it: the loss of a network, or a function of two variables. */
export interface WrittenSurface {
  /** What its two directions and its heights are called in tables. */
  readonly columns: readonly [across: string, up: string, height: string];
  readonly square: Square;
  /** Points along each side. */
  readonly grid: number;
  /** (grid, grid), row 0 at the low end of v. Not finite where the height is not. */
  readonly values: Float32Array;
  readonly paths: readonly WrittenPath[];
  /** What else is known of it, by name. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** A path of one; `loss` is its own height, which may be off the surface. */
export interface WrittenPath extends Pick<PathOnPlane, 'steps' | 'u' | 'v' | 'loss'> {
  /** Height of the surface at each point; absent where the path always lies on it. */
  readonly height?: Float64Array;
  /** Which of the looks of lanes it has. */
  readonly look: number;
  /** What it was trained with; nothing for the path of a run. */
  readonly lineage: Readonly<Record<string, number | string>>;
  readonly about: Readonly<Record<string, unknown>>;
}

/** The loss of a network whose run has this optimizer, as files tell it. */
export function writtenLoss(surface: Surface, optimizer: OptimizerName): WrittenSurface {
  const { directions, set, samples, share, square, grid, values, compared, check } = surface;
  const paths = surface.paths.map(({ share, ended, ...path }, i) => ({
    ...path,
    look: lookOf(surface, i, optimizer),
    lineage: lineage(compared, i),
    about: { share, ended },
  }));
  const about = { directions, set, samples, share, square, float64: check };
  return { columns: ['u', 'v', 'loss'], square, grid, values, paths, about };
}

/** What a compared path was trained with; nothing for the path of a run. */
function lineage(compared: Compared | undefined, path: number): Record<string, number | string> {
  const lane = compared?.lanes[path];
  if (!lane) return {};
  const { optimizer, learningRate, order, start } = lane;
  return { optimizer: optimizer.name, rate: learningRate, order, ...(start === undefined ? {} : { start }) };
}
