import type { OptimizerName } from '../../../core/engine/optimizer.ts';

/**
 * Learning rates to begin with on a function: `rate` for plain descent; with momentum a tenth of it, since ten steps then
 * add up; for those that divide by the slope, whose steps are as long as the rate, a share of half the square's side.
 */
export function suitedRates(rate: number, half: number): Record<OptimizerName, number> {
  const rates = {
    sgd: rate,
    momentum: rate / 10,
    nesterov: rate / 10,
    adagrad: 0.15 * half,
    rmsprop: 0.01 * half,
    adam: 0.03 * half,
  };
  const round = (value: number) => Number(value.toPrecision(2));
  return Object.fromEntries(Object.entries(rates).map(([name, value]) => [name, round(value)])) as typeof rates;
}
