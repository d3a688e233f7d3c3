import type { Session } from './session.ts';
import { type EpochEnd, type StopRule, watchFor } from './stop-rule.ts';

/** A rule that watches one run from where it stands. */
export interface RunWatch {
  readonly rule: StopRule;
  /** To be asked whenever an epoch ends: whether the run has met the rule now. */
  meets(session: Session): boolean;
}

export function watchRun(rule: StopRule, session: Session): RunWatch {
  const met = watchFor(rule, epochEnd(rule, session));
  return { rule, meets: (run) => met(epochEnd(rule, run)) };
}

/** Measures only what the rule asks for: an epoch of four samples is over before it could be measured. */
function epochEnd(rule: StopRule, session: Session): EpochEnd {
  const { epoch } = session.engine;
  if (rule.kind === 'epochs') return { epoch, trainLoss: Number.NaN, accuracy: Number.NaN };
  const { train, test } = session.measure();
  const judged = test.count > 0 ? test : train;
  return { epoch, trainLoss: train.loss, accuracy: judged.correct / judged.count };
}
