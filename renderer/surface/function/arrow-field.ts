import { type GradientKind, gradientAt } from '../../../core/surface/descent.ts';
import type { PlaneFunction } from '../../../core/surface/formula/parse-formula.ts';
import type { Square } from '../../../core/surface/grid.ts';

/** An arrow over the square from -1 to 1: its middle, and half its way downhill. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Arrows against the gradient at the middles of count x count cells, as in the book's picture of a gradient (section 4.4).
 * The steepest is as long as its cell; the others by the root of their slope, so that flat valleys keep a direction.
 */
export function arrowField(f: PlaneFunction, square: Square, kind: GradientKind, count: number): Arrow[] {
  const cell = 2 / count;
  const slopes = Array.from({ length: count * count }, (_, i) => {
    const [x, y] = [((i % count) + 0.5) * cell - 1, (Math.floor(i / count) + 0.5) * cell - 1];
    const at = [square.u + square.half * x, square.v + square.half * y] as const;
    return { x, y, gradient: gradientAt(f, at, kind) };
  }).filter(({ gradient }) => gradient.every(Number.isFinite));
  const steepest = Math.max(...slopes.map(({ gradient }) => Math.hypot(...gradient)));
  return slopes.flatMap(({ x, y, gradient: [gx, gy] }) => {
    const slope = Math.hypot(gx, gy);
    if (slope === 0) return [];
    const length = (cell / 2) * Math.sqrt(slope / steepest);
    return [{ x, y, dx: (-gx / slope) * length, dy: (-gy / slope) * length }];
  });
}
