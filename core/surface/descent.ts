import type { Optimizer } from '../engine/optimizer.ts';
import { numericalGradient } from '../textbook/numerical-gradient.ts';
import type { PlaneFunction } from './formula/parse-formula.ts';
import { type Pair, updateOnFunction } from './function-update.ts';

/** How the slope is found: by central differences with h = 1e-4, as the book does, or by exact derivatives. */
export const gradientKinds = ['numerical', 'analytic'] as const;
export type GradientKind = (typeof gradientKinds)[number];

export function gradientAt(f: PlaneFunction, [x, y]: Pair, kind: GradientKind): Pair {
  if (kind === 'analytic') return f.gradient(x, y);
  const [dx, dy] = numericalGradient((at) => f.evaluate(at[0]!, at[1]!), Float64Array.of(x, y));
  return [dx!, dy!];
}

/** A point of a path: where it is, how high, how steep, and what the optimizer remembers there. */
export interface DescentPoint {
  readonly at: Pair;
  readonly value: number;
  readonly gradient: Pair;
  readonly slots: readonly Pair[];
}

/** A path of descent that grows as far as it is asked for. */
export interface Descent {
  /** From the start on; all finite, but for a start that is not. */
  readonly points: readonly DescentPoint[];
  /** Whether the next step would leave the finite numbers: the path goes no further. */
  readonly ended: boolean;
  /** Takes steps until the path has so many or ends. */
  goTo(steps: number): void;
}

export interface DescentOptions {
  readonly start: Pair;
  readonly optimizer: Optimizer;
  readonly learningRate: number;
  readonly gradient: GradientKind;
}

/** The descent on a function from a start, in float64. The path begins with the start alone. */
export function createDescent(f: PlaneFunction, { start, optimizer, learningRate, gradient }: DescentOptions): Descent {
  const pointAt = (at: Pair, slots: readonly Pair[]): DescentPoint => ({
    at,
    value: f.evaluate(...at),
    gradient: gradientAt(f, at, gradient),
    slots,
  });
  const points = [pointAt(start, [])];
  let ended = !isFinitePoint(points[0]!);

  return {
    points,
    get ended() {
      return ended;
    },
    goTo(steps) {
      while (!ended && points.length <= steps) {
        const { at, gradient, slots } = points.at(-1)!;
        const update = updateOnFunction(optimizer, at, gradient, slots, learningRate, points.length);
        const next = pointAt(update.point, update.slots);
        ended = !isFinitePoint(next);
        if (!ended) points.push(next);
      }
    },
  };
}

function isFinitePoint({ at, value, gradient }: DescentPoint): boolean {
  return [...at, value, ...gradient].every(Number.isFinite);
}
