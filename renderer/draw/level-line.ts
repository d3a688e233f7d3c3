import { places, type Square } from './map-grid.ts';
import { blend, lineCover, type Raster } from './raster.ts';

/**
 * A painter of the line on which a map takes the value 0, smoothed between grid points as the map itself is: each pixel
 * near it by its distance, the value over the slope. The grid is (grid, grid) with row 0 at the bottom.
 */
export function createLevelLine() {
  let near = new Uint8Array(0);

  /** Marks the cells that the line crosses, and their neighbours, into which its width may reach. */
  function findCells(values: Float32Array, grid: number): void {
    if (near.length !== grid * grid) near = new Uint8Array(grid * grid);
    near.fill(0);
    for (let row = 0; row < grid - 1; row++) {
      for (let column = 0; column < grid - 1; column++) {
        const at = row * grid + column;
        const under = values[at]! < 0;
        if (values[at + 1]! < 0 === under && values[at + grid]! < 0 === under && values[at + grid + 1]! < 0 === under)
          continue;
        for (let y = Math.max(0, row - 1); y <= Math.min(grid - 1, row + 1); y++) {
          for (let x = Math.max(0, column - 1); x <= Math.min(grid - 1, column + 1); x++) near[y * grid + x] = 1;
        }
      }
    }
  }

  return (
    { pixels, width }: Raster,
    { left, top, side }: Square,
    values: Float32Array,
    grid: number,
    colour: number,
    thick: number,
  ): void => {
    findCells(values, grid);
    const { low, share } = places(side, grid);
    const step = grid / side;
    for (let row = 0; row < side; row++) {
      const fromBelow = side - 1 - row;
      const bottom = low[fromBelow]! * grid;
      const up = share[fromBelow]!;
      for (let column = 0; column < side; column++) {
        const at = bottom + low[column]!;
        if (near[at] === 0) continue;
        const right = share[column]!;
        const [a, b, c, d] = [values[at]!, values[at + 1]!, values[at + grid]!, values[at + grid + 1]!];
        const under = a + (b - a) * right;
        const over = c + (d - c) * right;
        const across = (b - a + (d - c - b + a) * up) * step;
        const slope = Math.hypot(across, (over - under) * step);
        if (slope === 0) continue;
        const distance = Math.abs(under + (over - under) * up) / slope;
        const cover = (256 * lineCover(distance, thick)) | 0;
        if (cover === 0) continue;
        const to = (top + row) * width + left + column;
        pixels[to] = blend(pixels[to]!, colour, Math.min(256, cover));
      }
    }
  };
}
