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

/** Whether all of a run is in the one that was kept, which may have gone on since. */
export function isWithin(kept: Course, now: Course): boolean {
  return kept.steps >= now.steps && sameEvents(before(kept, now.steps + 1), now.events);
}

const before = ({ events }: Course, step: number) => events.filter((event) => event.step < step);

function sameEvents(one: readonly SeenEvent[], other: readonly SeenEvent[]): boolean {
  return one.length === other.length && one.every((event, i) => told(event) === told(other[i]!));
}

function told({ step, change, edits, jump }: SeenEvent): string {
  const changes = Object.entries(change).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([step, changes, edits.map(({ index, value }) => [index, value]), jump]);
}
