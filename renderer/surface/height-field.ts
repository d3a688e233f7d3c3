import type { Square } from '../../core/surface/grid.ts';

/** A grid of numbers over the square from -1 to 1 in x and y: (grid, grid), row 0 at y = -1. */
export interface HeightField {
  readonly values: Float32Array;
  readonly grid: number;
}

/** The value at a place, between the four around it; outside, that of the nearest edge. */
export function heightAt({ values, grid }: HeightField, x: number, y: number): number {
  const column = Math.max(0, Math.min(grid - 1.000001, ((x + 1) / 2) * (grid - 1)));
  const row = Math.max(0, Math.min(grid - 1.000001, ((y + 1) / 2) * (grid - 1)));
  const [left, low] = [Math.floor(column), Math.floor(row)];
  const [right, up] = [column - left, row - low];
  const at = low * grid + left;
  const under = values[at]! + (values[at + 1]! - values[at]!) * right;
  const over = values[at + grid]! + (values[at + grid + 1]! - values[at + grid]!) * right;
  return under + (over - under) * up;
}

/** How steep it is at a grid point, along x and y, by differences to the neighbours; 0 beside a hole. */
export function slopeAt({ values, grid }: HeightField, row: number, column: number): readonly [number, number] {
  const difference = (to: number, from: number, steps: number) => {
    const slope = ((values[to]! - values[from]!) * (grid - 1)) / (2 * steps);
    return Number.isFinite(slope) ? slope : 0;
  };
  const [left, right] = [Math.max(0, column - 1), Math.min(grid - 1, column + 1)];
  const [low, up] = [Math.max(0, row - 1), Math.min(grid - 1, row + 1)];
  return [
    difference(row * grid + right, row * grid + left, right - left),
    difference(up * grid + column, low * grid + column, up - low),
  ];
}

/** Places of a plane as x and y from -1 to 1 over a square of it. */
export function unitPlaces(square: Square, u: Float64Array, v: Float64Array): { x: number; y: number }[] {
  return Array.from(u, (one, i) => ({ x: (one - square.u) / square.half, y: (v[i]! - square.v) / square.half }));
}
