import type { Optimizer } from '../../../core/engine/optimizer.ts';
import type { DescentPoint } from '../../../core/surface/descent.ts';
import { correctedRate, type Pair } from '../../../core/surface/function-update.ts';

/** How numbers are written. */
export interface Writing {
  readonly real: (value: number) => string;
  readonly plain: (value: number) => string;
}

/** A step told in numbers. */
export interface StepArithmetic {
  /** What the step is made of: the gradient first, then what the optimizer remembers, each by both variables. */
  readonly parts: readonly { readonly name: string; readonly formula: string; readonly values: Pair }[];
  /** The rule, with letters. */
  readonly rule: string;
  /** The rule with the numbers of x and of y. */
  readonly sums: readonly [string, string];
}

/**
 * The arithmetic of the update that leads from one point of a path to the next, the number of which is `updates`; rounded
 * as written, so that the last digit of a sum may be off by one.
 */
export function stepArithmetic(
  optimizer: Optimizer,
  learningRate: number,
  from: DescentPoint,
  to: DescentPoint,
  updates: number,
  { real, plain }: Writing,
): StepArithmetic {
  const rate = plain(learningRate);
  // A negative factor or divisor stands in parentheses.
  const factor = (value: number) => (value < 0 ? `(${real(value)})` : real(value));
  const [first, second] = to.slots;
  const part = (name: string, formula: string, values: Pair) => ({ name, formula, values });
  const gradient = part('g', '(∂f/∂x, ∂f/∂y)', from.gradient);
  const root = (values: Pair, i: 0 | 1, epsilon: number) => real(Math.sqrt(values[i]) + epsilon);
  const told = (remembered: StepArithmetic['parts'], rule: string, move: (i: 0 | 1) => string): StepArithmetic => {
    const sum = (i: 0 | 1) => `${real(from.at[i])} ${move(i)} = ${real(to.at[i])}`;
    return { parts: [gradient, ...remembered], rule, sums: [sum(0), sum(1)] };
  };
  const down = (i: 0 | 1) => `− ${rate} × ${factor(from.gradient[i])}`;

  switch (optimizer.name) {
    case 'sgd':
      return told([], 'x − η g', down);
    case 'momentum': {
      const m = plain(optimizer.momentum);
      return told([part('v', `${m} v − ${rate} g`, first!)], 'x + v', (i) => `+ ${factor(first![i])}`);
    }
    case 'nesterov': {
      const m = plain(optimizer.momentum);
      const move = (i: 0 | 1) => `+ ${m} × ${factor(first![i])} ${down(i)}`;
      return told([part('v', `${m} v − ${rate} g`, first!)], `x + ${m} v − η g`, move);
    }
    case 'adagrad': {
      const move = (i: 0 | 1) => `${down(i)} / ${root(first!, i, optimizer.epsilon)}`;
      return told([part('h', 'h + g²', first!)], 'x − η g / (√h + ε)', move);
    }
    case 'rmsprop': {
      const { decay, epsilon } = optimizer;
      const formula = `${plain(decay)} h + ${plain(rest(decay))} g²`;
      const move = (i: 0 | 1) => `${down(i)} / ${root(first!, i, epsilon)}`;
      return told([part('h', formula, first!)], 'x − η g / (√h + ε)', move);
    }
    case 'adam': {
      const { beta1, beta2, epsilon } = optimizer;
      const corrected = real(correctedRate(optimizer, learningRate, updates));
      const move = (i: 0 | 1) => `− ${corrected} × ${factor(first![i])} / ${root(second!, i, epsilon)}`;
      const parts = [
        part('m', `${plain(beta1)} m + ${plain(rest(beta1))} g`, first!),
        part('v', `${plain(beta2)} v + ${plain(rest(beta2))} g²`, second!),
      ];
      return told(parts, 'x − ηₜ m / (√v + ε)', move);
    }
    default:
      return optimizer satisfies never;
  }
}

/** 1 - share without the digits of rounding. */
const rest = (share: number) => Number((1 - share).toPrecision(6));
