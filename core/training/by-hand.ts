import type { RunEvent, SeenEvent } from '../protocol/messages.ts';
import { hashOf } from '../sha256.ts';

/** Whether parameters were set by hand at a step. */
export const setsParameters = (event: RunEvent | undefined): boolean =>
  event !== undefined && (event.jump !== undefined || event.edits.length > 0);

/** Whether the state after an event is not the one that training left there. */
export const changesState = (event: RunEvent | undefined): boolean =>
  setsParameters(event) || event?.change.optimizer !== undefined;

/** Parameters after what was set by hand at a step, as a copy. */
export function afterEvent(event: RunEvent | undefined, parameters: Float32Array): Float32Array {
  const after = (event?.jump ?? parameters).slice();
  for (const { index, value } of event?.edits ?? []) after[index] = value;
  return after;
}

/** A change of a run at one step: of settings, of all parameters at once, of single ones. */
type Change = Pick<RunEvent, 'change' | 'edits' | 'jump'>;

/** The events up to a step with one more change there: what was changed at that step before stays, unless it is set anew. */
export function withChange(
  events: readonly RunEvent[],
  step: number,
  { change, edits, jump }: Change,
): readonly RunEvent[] {
  const here = events.find((one) => one.step === step);
  const earlierEdits = jump ? [] : (here?.edits ?? []);
  const to = jump ?? here?.jump;
  const event: RunEvent = {
    step,
    change: { ...here?.change, ...change },
    ...(to ? { jump: to } : {}),
    edits: [...earlierEdits.filter((one) => edits.every((next) => next.index !== one.index)), ...edits],
  };
  return [...events.filter((one) => one.step < step), event];
}

/** What is told of an event: of a jump only a hash. */
export function seenEvent({ step, change, jump, edits }: RunEvent): SeenEvent {
  return { step, change, ...(jump ? { jump: hashOfJump(jump) } : {}), edits };
}

/** The parameters of a jump never change: their hash is taken once, and an event is told again and again. */
const hashes = new WeakMap<Float32Array, string>();

function hashOfJump(parameters: Float32Array): string {
  const hash = hashes.get(parameters) ?? hashOf(parameters);
  hashes.set(parameters, hash);
  return hash;
}
