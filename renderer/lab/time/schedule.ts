import type { Tunable } from '../../../core/engine/engine.ts';
import type { RunEvent } from '../../../core/protocol/messages.ts';

/** Where a step lies in its epoch. An epoch goes through all training samples once; a step draws one batch of them. */
interface Place {
  /** The epoch of the step, from 1; 0 before the first step. */
  readonly epoch: number;
  /** The batch of that epoch which the step drew, from 1; 0 before the first step. */
  readonly batch: number;
  /** Batches of that epoch. */
  readonly batches: number;
}

/** Which step belongs to which epoch, also when the size of the batch was changed on the way. */
export interface Schedule {
  at(step: number): Place;
  /** The step that ends an epoch, counted from 1; 0 for epoch 0. */
  endOf(epoch: number): number;
}

/** A stretch of steps with one size of batch: where it begins, and what the epoch under way had drawn then. */
interface Stretch {
  readonly step: number;
  /** Finished epochs. */
  readonly epochs: number;
  readonly drawn: number;
  readonly batch: number;
}

/** The epochs of a run over `train` samples that began with a size of batch and changed it at some events. */
export function createSchedule(
  train: number,
  start: Pick<Tunable, 'batch'>,
  events: readonly Pick<RunEvent, 'step' | 'change'>[],
): Schedule {
  const stepsOfEpoch = (batch: number) => Math.ceil(train / batch);
  const stepsToEnd = ({ drawn, batch }: Stretch) => Math.ceil((train - drawn) / batch);
  const stretches: Stretch[] = [{ step: 0, epochs: 0, drawn: 0, batch: start.batch }];
  for (const { step, change } of events) {
    if (change.batch !== undefined) stretches.push({ ...advance(stretches.at(-1)!, step), step, batch: change.batch });
  }

  function advance(from: Stretch, step: number): Pick<Stretch, 'epochs' | 'drawn'> {
    const steps = step - from.step;
    const toEnd = stepsToEnd(from);
    if (steps < toEnd) return { epochs: from.epochs, drawn: from.drawn + steps * from.batch };
    const whole = stepsOfEpoch(from.batch);
    const beyond = steps - toEnd;
    return { epochs: from.epochs + 1 + Math.floor(beyond / whole), drawn: (beyond % whole) * from.batch };
  }

  function endOf(epoch: number): number {
    if (epoch <= 0) return 0;
    const from = stretches.findLast((stretch) => stretch.epochs < epoch)!;
    return from.step + stepsToEnd(from) + (epoch - 1 - from.epochs) * stepsOfEpoch(from.batch);
  }

  return {
    endOf,
    at(step) {
      const { epochs, drawn } = advance(stretches.findLast((stretch) => stretch.step <= step)!, step);
      const epoch = drawn > 0 ? epochs + 1 : epochs;
      const shown = Math.max(1, epoch);
      return { epoch, batch: step - endOf(shown - 1), batches: endOf(shown) - endOf(shown - 1) };
    },
  };
}
