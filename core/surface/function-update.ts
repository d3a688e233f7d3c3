import type { Optimizer } from '../engine/optimizer.ts';

/** A number for each of the two variables. */
export type Pair = readonly [number, number];

/** One update of x by its gradient, for each variable alone, in float64. */
export interface FunctionUpdate {
  readonly point: Pair;
  /** What the optimizer remembers from now on, as many pairs as it has slots. */
  readonly slots: readonly Pair[];
}

/** Applies a formula to both variables. */
function both(formula: (i: 0 | 1) => number): Pair {
  return [formula(0), formula(1)];
}

const none: Pair = [0, 0];

/**
 * One update of an optimizer, by the formulas of the engine (which names their sources) but in float64: `point` moves by
 * its gradient g; `slots` is what the update before returned, empty at first; `updates` counts the updates, this one
 * included.
 */
export function updateOnFunction(
  optimizer: Optimizer,
  point: Pair,
  g: Pair,
  slots: readonly Pair[],
  learningRate: number,
  updates: number,
): FunctionUpdate {
  const [first, second] = [slots[0] ?? none, slots[1] ?? none];
  const lr = learningRate;
  switch (optimizer.name) {
    case 'sgd':
      return { point: both((i) => point[i] - lr * g[i]), slots };
    case 'momentum': {
      const v = both((i) => optimizer.momentum * first[i] - lr * g[i]);
      return { point: both((i) => point[i] + v[i]), slots: [v] };
    }
    case 'nesterov': {
      const v = both((i) => optimizer.momentum * first[i] - lr * g[i]);
      return { point: both((i) => point[i] + optimizer.momentum * v[i] - lr * g[i]), slots: [v] };
    }
    case 'adagrad': {
      const h = both((i) => first[i] + g[i] ** 2);
      return { point: both((i) => point[i] - (lr * g[i]) / (Math.sqrt(h[i]) + optimizer.epsilon)), slots: [h] };
    }
    case 'rmsprop': {
      const { decay, epsilon } = optimizer;
      const h = both((i) => decay * first[i] + (1 - decay) * g[i] ** 2);
      return { point: both((i) => point[i] - (lr * g[i]) / (Math.sqrt(h[i]) + epsilon)), slots: [h] };
    }
    case 'adam': {
      const { beta1, beta2, epsilon } = optimizer;
      const m = both((i) => beta1 * first[i] + (1 - beta1) * g[i]);
      const v = both((i) => beta2 * second[i] + (1 - beta2) * g[i] ** 2);
      const corrected = correctedRate(optimizer, lr, updates);
      return { point: both((i) => point[i] - (corrected * m[i]) / (Math.sqrt(v[i]) + epsilon)), slots: [m, v] };
    }
    default:
      return optimizer satisfies never;
  }
}

/** Adam's learning rate at an update, with both biases corrected. */
export function correctedRate(
  { beta1, beta2 }: Extract<Optimizer, { name: 'adam' }>,
  learningRate: number,
  updates: number,
): number {
  return (learningRate * Math.sqrt(1 - beta2 ** updates)) / (1 - beta1 ** updates);
}
