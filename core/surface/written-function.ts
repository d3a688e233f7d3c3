import type { Optimizer } from '../engine/optimizer.ts';
import type { DescentPoint, GradientKind } from './descent.ts';
import { parseFormula } from './formula/parse-formula.ts';
import { functionGrid } from './function-grid.ts';
import type { Square } from './grid.ts';
import type { WrittenPath, WrittenSurface } from './written-surface.ts';

/** A descent on a function, as far as it is to be told. */
export interface WrittenLane {
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  /** Which of the looks of lanes it has. */
  readonly look: number;
  readonly points: readonly DescentPoint[];
}

/** A function of two variables with the descents on it, as files tell it. Throws a `FormulaError`. */
export function writtenFunction(
  { formula, gradient }: { readonly formula: string; readonly gradient: GradientKind },
  square: Square,
  grid: number,
  lanes: readonly WrittenLane[],
): WrittenSurface {
  return {
    columns: ['x', 'y', 'f'],
    square,
    grid,
    values: functionGrid(parseFormula(formula), square, grid),
    paths: lanes.map(pathOf),
    about: { formula, gradient, square },
  };
}

function pathOf({ optimizer, learningRate, look, points }: WrittenLane): WrittenPath {
  return {
    steps: Uint32Array.from(points.keys()),
    u: Float64Array.from(points, ({ at }) => at[0]),
    v: Float64Array.from(points, ({ at }) => at[1]),
    loss: Float64Array.from(points, ({ value }) => value),
    look,
    lineage: { optimizer: optimizer.name, rate: learningRate },
    about: { settings: optimizer },
  };
}
