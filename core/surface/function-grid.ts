import type { PlaneFunction } from './formula/parse-formula.ts';
import { coordinate, type Square } from './grid.ts';

/** A function over a square of the plane: (grid, grid), row 0 at the low end of y; not finite where the function is not. */
export function functionGrid(f: PlaneFunction, square: Square, grid: number): Float32Array {
  return Float32Array.from({ length: grid * grid }, (_, i) =>
    f.evaluate(
      coordinate(square.u, square.half, i % grid, grid),
      coordinate(square.v, square.half, Math.floor(i / grid), grid),
    ),
  );
}
