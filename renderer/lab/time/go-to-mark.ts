import type { Lab } from '../../store/lab.ts';
import { flagsOf } from './flags.ts';
import { markAfter } from './mark-after.ts';

/** Goes to the next mark of the timeline, or to the last one before the present step. */
export function goToMark(lab: Lab, way: 1 | -1): void {
  const frame = lab.frame.value;
  if (!frame) return;
  const steps = flagsOf(frame, () => 0).map(({ step }) => step);
  const to = markAfter(steps, frame.step, way);
  if (to !== undefined) lab.seek(to);
}
