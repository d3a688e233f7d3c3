import type { RunEvent, SeenEvent } from '../protocol/messages.ts';

/** Whether parameters were set by hand at a step. */
export const setsParameters = (event: RunEvent | undefined): boolean =>
  event !== undefined && (event.jump !== undefined || event.edits.length > 0);

/** Parameters after what was set by hand at a step, as a copy. */
export function afterEvent(event: RunEvent | undefined, parameters: Float32Array): Float32Array {
  const after = (event?.jump ?? parameters).slice();
  for (const { index, value } of event?.edits ?? []) after[index] = value;
  return after;
}

/** What the page is told of an event: that there was a jump, not where to. */
export function seenEvent({ jump, ...event }: RunEvent): SeenEvent {
  return jump ? { ...event, jumped: true } : event;
}
