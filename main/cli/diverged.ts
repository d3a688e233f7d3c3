import { LabError } from '../../core/lab-error.ts';
import type { Session } from '../../core/training/session.ts';

/** Throws a `data` error that says when and where a run left the finite numbers, if it did. */
export function unlessDiverged({ divergence }: Session): void {
  if (!divergence) return;
  const { step, layer, learningRate, lastFinite } = divergence;
  throw new LabError(
    'data',
    `training stopped at step ${step}: the numbers left the finite range, first in layer ${layer + 1}, at rate ${learningRate}; step ${lastFinite} was the last finite one`,
  );
}
