import type { SeenEvent } from '../../core/protocol/messages.ts';

/** How far a run went, and what was changed on the way. */
export interface Course {
  readonly steps: number;
  readonly events: readonly SeenEvent[];
}

/**
 * Whether a run is the one that was kept, further on. It is not when it was changed at a step before the end of the one
 * that was kept: what followed that step is only there.
 */
export function continues(kept: Course, now: Course): boolean {
  return now.steps >= kept.steps && sameEvents(before(kept, kept.steps), before(now, kept.steps));
}

/** Whether nothing happened since a run was kept. */
export function isKept(kept: Course, now: Course): boolean {
  return now.steps === kept.steps && sameEvents(kept.events, now.events);
}

const before = ({ events }: Course, step: number) => events.filter((event) => event.step < step);

function sameEvents(one: readonly SeenEvent[], other: readonly SeenEvent[]): boolean {
  return one.length === other.length && JSON.stringify(one) === JSON.stringify(other);
}
