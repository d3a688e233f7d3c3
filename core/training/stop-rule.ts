import * as v from 'valibot';
import { limits } from '../limits.ts';

const epochs = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.steps));

/** When playing stops by itself. It is looked at whenever an epoch ends, so it stops the same run at the same step everywhere. */
export const stopRuleSchema = v.variant('kind', [
  /** The training loss is below a number. */
  v.strictObject({ kind: v.literal('loss'), below: v.pipe(v.number(), v.finite(), v.gtValue(0)) }),
  /** This share of the test samples is right, or of the training samples where there are none for testing. */
  v.strictObject({ kind: v.literal('accuracy'), least: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)) }),
  v.strictObject({ kind: v.literal('epochs'), count: epochs }),
  /** The training loss made no progress for so many epochs. */
  v.strictObject({ kind: v.literal('plateau'), epochs }),
]);

export type StopRule = v.InferOutput<typeof stopRuleSchema>;
export type StopKind = StopRule['kind'];

/** From simple to complex; the order of menus. */
export const stopKinds = ['epochs', 'loss', 'accuracy', 'plateau'] as const satisfies readonly StopKind[];

/** Less than this share of the lowest loss so far is no progress. */
const progress = 0.001;

/** What is known of a run when an epoch ends. */
export interface EpochEnd {
  /** Finished epochs. */
  readonly epoch: number;
  readonly trainLoss: number;
  /** Share of right answers, of the test samples where there are some. */
  readonly accuracy: number;
}

/** Looks at the ends of epochs, one after the other: true once the rule is met. */
export type StopWatch = (end: EpochEnd) => boolean;

/**
 * Watches a run from where it stands. A rule stops a run when it becomes true, not while it is: pressing play again goes
 * on beyond it.
 */
export function watchFor(rule: StopRule, start: EpochEnd): StopWatch {
  if (rule.kind === 'plateau') return watchForPlateau(rule.epochs, start);
  let met = isMet(rule, start);
  return (end) => {
    const before = met;
    met = isMet(rule, end);
    return met && !before;
  };
}

function isMet(rule: Exclude<StopRule, { kind: 'plateau' }>, { epoch, trainLoss, accuracy }: EpochEnd): boolean {
  switch (rule.kind) {
    case 'loss':
      return trainLoss < rule.below;
    case 'accuracy':
      return accuracy >= rule.least;
    case 'epochs':
      return epoch >= rule.count;
    default:
      return rule satisfies never;
  }
}

function watchForPlateau(patience: number, start: EpochEnd): StopWatch {
  let lowest = start.trainLoss;
  let since = start.epoch;
  return ({ epoch, trainLoss }) => {
    if (trainLoss < lowest * (1 - progress)) {
      lowest = trainLoss;
      since = epoch;
    }
    return epoch - since >= patience;
  };
}
