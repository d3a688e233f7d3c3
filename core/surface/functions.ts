import type { Square } from './grid.ts';

/** A function of two variables to descend on. */
interface NamedFunction {
  readonly formula: string;
  /** The part of the plane that shows what is special about it. */
  readonly square: Square;
  /** A start from which descents differ. */
  readonly start: readonly [number, number];
  /** A learning rate that suits plain descent from there. */
  readonly rate: number;
  /** Its lowest places; empty when it falls for ever. */
  readonly minima: readonly (readonly [number, number])[];
}

/** Functions to descend on, from simple to complex; the order of menus. The first two are the book's (sections 4.4, 6.1.3). */
export const planeFunctions = {
  bowl: {
    formula: 'x0^2 + x1^2',
    square: { u: 0, v: 0, half: 4 },
    start: [-3, 4],
    rate: 0.1,
    minima: [[0, 0]],
  },
  trough: {
    formula: 'x^2/20 + y^2',
    square: { u: 0, v: 0, half: 10 },
    start: [-7, 2],
    rate: 0.95,
    minima: [[0, 0]],
  },
  saddle: {
    formula: 'x^2 - y^2',
    square: { u: 0, v: 0, half: 2 },
    start: [-1.8, 0.001],
    rate: 0.05,
    minima: [],
  },
  /** Rosenbrock, 1960. */
  rosenbrock: {
    formula: '(1 - x)^2 + 100*(y - x^2)^2',
    square: { u: 0, v: 1, half: 2 },
    start: [-1.2, 1],
    rate: 0.001,
    minima: [[1, 1]],
  },
  /** Himmelblau, 1972. */
  himmelblau: {
    formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    square: { u: 0, v: 0, half: 5 },
    start: [-0.5, -1],
    rate: 0.01,
    minima: [
      [3, 2],
      [-2.805118086952745, 3.131312518250573],
      [-3.779310253377747, -3.283185991286169],
      [3.584428340330492, -1.848126526964404],
    ],
  },
  /** Beale, 1958. */
  beale: {
    formula: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
    square: { u: 0, v: 0, half: 4.5 },
    start: [1, 1.5],
    rate: 0.01,
    minima: [[3, 0.5]],
  },
  /** Rastrigin, 1974. */
  rastrigin: {
    formula: '20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)',
    square: { u: 0, v: 0, half: 5.12 },
    start: [-3.4, 2.7],
    rate: 0.003,
    minima: [[0, 0]],
  },
} as const satisfies Record<string, NamedFunction>;

export type PlaneFunctionName = keyof typeof planeFunctions;
export const planeFunctionNames = Object.keys(planeFunctions) as readonly PlaneFunctionName[];
