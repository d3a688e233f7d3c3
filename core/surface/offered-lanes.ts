import { type OptimizerName, optimizerDefaults, optimizerNames } from '../engine/optimizer.ts';
import { orderSeed } from '../engine/order.ts';
import type { Settings } from '../training/settings.ts';
import type { ComparedLane, ComparisonKind } from './comparison.ts';

/** A lane that a comparison offers. */
export interface OfferedLane extends ComparedLane {
  /** Whether it takes part unless others are chosen. */
  readonly on: boolean;
}

const firstOptimizers: readonly OptimizerName[] = ['sgd', 'momentum', 'adagrad', 'adam'];
/** Rates of one optimizer beside the run's own, as factors of it; seeds beside the run's own, as differences. */
const factors = [0.1, 0.3, 1, 3, 10];
const seeds = [0, 1, 2, 3, 4];

/** The lanes that a comparison begins with; the run's own settings are always among them. */
export function offeredLanes(kind: ComparisonKind, settings: Settings): readonly OfferedLane[] {
  const own = { ...laneOf(settings), on: true };
  switch (kind) {
    case 'optimizers':
      return optimizerNames.map((name) => (name === own.optimizer.name ? own : usual(name, own)));
    case 'rates':
      return factors.map((by) => ({
        ...own,
        learningRate: by === 1 ? own.learningRate : round(by * own.learningRate),
      }));
    case 'orders':
      return seeds.map((more) => ({ ...own, order: own.order + more }));
    case 'starts':
      return seeds.map((more) => (more === 0 ? own : { ...own, start: settings.seed + more }));
    default:
      return kind satisfies never;
  }
}

/** The lane that is trained as a run is. */
export const laneOf = ({ optimizer, learningRate, ...seeds }: Settings): ComparedLane => ({
  optimizer,
  learningRate,
  order: orderSeed(seeds),
});

/** The place of a run's own lane among others; 0 where it is not. */
export function placeOfOwn(lanes: readonly ComparedLane[], settings: Settings): number {
  const own = laneOf(settings);
  const isOwn = ({ optimizer, learningRate, order, start }: ComparedLane) =>
    optimizer.name === own.optimizer.name &&
    learningRate === own.learningRate &&
    order === own.order &&
    start === undefined;
  return Math.max(0, lanes.findIndex(isOwn));
}

const round = (rate: number) => Number(rate.toPrecision(2));

/** Rates that suit most networks. */
const usualRates: Record<OptimizerName, number> = {
  sgd: 0.1,
  momentum: 0.01,
  nesterov: 0.01,
  adagrad: 0.05,
  rmsprop: 0.003,
  adam: 0.01,
};

const withMomentum: readonly OptimizerName[] = ['sgd', 'momentum', 'nesterov'];

/** An optimizer with its usual settings. Momentum adds up ten steps: its rate is a tenth of plain descent's, whatever that is. */
function usual(name: OptimizerName, own: OfferedLane): OfferedLane {
  const related = withMomentum.includes(name) && withMomentum.includes(own.optimizer.name);
  const rate = related ? (own.learningRate * usualRates[name]) / usualRates[own.optimizer.name] : usualRates[name];
  return {
    ...own,
    optimizer: optimizerDefaults[name],
    learningRate: Number(rate.toPrecision(6)),
    on: firstOptimizers.includes(name),
  };
}
