import type { Dataset } from './dataset.ts';

/**
 * The centres of the cells of a square grid over the plane that a data set shows: (grid * grid, 2), row 0 at the low end
 * of the second input. Empty for data without a plane.
 */
export function planeGrid(dataset: Dataset, grid: number): Float32Array {
  if (!dataset.plane) return new Float32Array(0);
  const { low, high } = dataset.plane;
  const inputs = new Float32Array(2 * grid * grid);
  for (let row = 0; row < grid; row++) {
    for (let column = 0; column < grid; column++) {
      const at = 2 * (row * grid + column);
      inputs[at] = low + ((high - low) * (column + 0.5)) / grid;
      inputs[at + 1] = low + ((high - low) * (row + 0.5)) / grid;
    }
  }
  return inputs;
}
