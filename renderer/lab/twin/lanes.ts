import type { Frame, Measured, TwinFrame } from '../../../core/protocol/messages.ts';
import { createSchedule, type Schedule } from '../time/schedule.ts';

/** What two lanes are compared along. */
export const alongs = ['step', 'epoch', 'second'] as const;
export type Along = (typeof alongs)[number];

/** One of two lanes, as far as it is compared. */
export interface Lane {
  readonly step: number;
  readonly measured: readonly Measured[];
  readonly now: Measured;
  readonly outputMaps: Float32Array;
  readonly schedule: Schedule;
  /** Of training alone, on the average of the run. */
  readonly secondsPerStep: number;
}

/** Both lanes of a frame, the first one first; undefined without a second, and without a sample to train on. */
export function lanesOf(frame: Frame, train: number): readonly [Lane, Lane] | undefined {
  if (!frame.lanes || train === 0) return undefined;
  const { twin, secondsPerStep } = frame.lanes;
  const first = { ...frame, schedule: createSchedule(train, frame.start, frame.events), secondsPerStep };
  return [first, secondLane(twin, train)];
}

function secondLane(twin: TwinFrame, train: number): Lane {
  return { ...twin, schedule: createSchedule(train, twin.settings, twin.events) };
}

/** How far a lane is at one of its steps: in steps, in epochs (with the share of the one under way), or in seconds of training. */
export function placeOf({ schedule, secondsPerStep }: Lane, step: number, along: Along): number {
  switch (along) {
    case 'step':
      return step;
    case 'epoch': {
      const { epoch, batch, batches } = schedule.at(step);
      return epoch === 0 ? 0 : epoch - 1 + batch / batches;
    }
    case 'second':
      return step * secondsPerStep;
    default:
      return along satisfies never;
  }
}
