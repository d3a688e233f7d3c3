import { createDescent, type DescentOptions } from '../../../core/surface/descent.ts';
import type { PlaneFunction } from '../../../core/surface/formula/parse-formula.ts';

/** From rate to rate while one that is too large is looked for, how often, and how many steps show it. */
const growth = 1.1;
const mostTries = 80;
const steps = 40;

/**
 * Learning rates of one optimizer to see side by side: too small, small, one that suits, and the first found above it that is
 * too large: after some steps it is higher than it began, or no longer finite. Some optimizers have none; then ten times the rate
 * that suits.
 */
export function rateLadder(
  f: PlaneFunction,
  options: Omit<DescentOptions, 'learningRate'>,
  suited: number,
): readonly number[] {
  const round = (rate: number) => Number(rate.toPrecision(2));
  const isTooLarge = (learningRate: number) => {
    const descent = createDescent(f, { ...options, learningRate });
    descent.goTo(steps);
    return descent.ended || descent.points.at(-1)!.value > descent.points[0]!.value;
  };
  const rates = Array.from({ length: mostTries }, (_, i) => round(suited * growth ** (i + 1)));
  return [round(suited / 10), round(suited / 3), suited, rates.find(isTooLarge) ?? round(10 * suited)];
}
