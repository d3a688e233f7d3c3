import type { SeenEvent } from '../../core/protocol/messages.ts';

/** What was changed at a step, as frames tell it or as a file does, which names the part that has the parameters of a jump. */
type Event = Omit<SeenEvent, 'jumped'> & { readonly jumped?: true; readonly jump?: unknown };

/** How far a run went, and what was changed on the way. */
export interface Course {
  readonly steps: number;
  readonly events: readonly Event[];
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

function sameEvents(one: readonly Event[], other: readonly Event[]): boolean {
  return one.length === other.length && one.every((event, i) => told(event) === told(other[i]!));
}

function told({ step, change, edits, jumped, jump }: Event): string {
  const changes = Object.entries(change).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const hasJump = jumped !== undefined || jump !== undefined;
  return JSON.stringify([step, changes, edits.map(({ index, value }) => [index, value]), hasJump]);
}
