import type { EngineState } from '../engine/engine.ts';
import type { Pieces } from '../pieces.ts';
import type { Branch, Tree } from '../training/branches.ts';
import { seenEvent } from '../training/by-hand.ts';
import { writeHistory } from './history.ts';
import { branchJumpName, writeJump } from './jumps.ts';
import { keyframeName } from './keyframe.ts';
import { chosenStates } from './keyframe-choice.ts';
import type { CourseEntry, Manifest } from './manifest.ts';
import type { PartsWriter } from './parts-writer.ts';
import { branchFolder, partNames } from './run-parts.ts';

/**
 * Adds the branches that are not on screen to a file, and returns what its manifest says of the tree; the one on screen has so
 * many steps in it.
 */
export function* writeBranches(
  { current, branches }: Tree,
  steps: number,
  parts: PartsWriter,
): Pieces<Manifest['branches']> {
  if (branches.length < 2) return undefined;
  const others = branches.length - 1;
  const list = [];
  for (const branch of branches) {
    const { id, name, parent, from } = branch;
    const course = yield* writeCourse(branch, 1 / others, parts);
    list.push({
      id,
      name,
      ...(parent === undefined ? {} : { parent }),
      ...(course ? { from, course } : { from: Math.min(from, steps) }),
    });
  }
  return { current, list };
}

function* writeCourse({ id, from, past }: Branch, share: number, parts: PartsWriter): Pieces<CourseEntry | undefined> {
  if (!past) return undefined;
  const { end, events, states, curve, measured } = past;
  const folder = branchFolder(id);
  // The last step may have left the finite numbers, which a file has none of: it is reached by training.
  const isFit = ({ step, parameters }: EngineState) => step < end || parameters.every(Number.isFinite);
  const isWritten = (state: EngineState) => parts.stateFile(state) !== undefined;
  // What it has in common with others, it shares with them in the file.
  const own = chosenStates(
    states.filter((state) => state.step > from && !isWritten(state) && isFit(state)),
    end,
    share,
  );
  const isLast = (state: EngineState) => state.step === end && isFit(state);
  const kept = states.filter(
    (state) => state.step <= end && (isWritten(state) || own.includes(state) || isLast(state)),
  );
  for (const state of kept) yield* parts.addState(folder + keyframeName(state.step), state);
  const seen = events.map(seenEvent);
  for (const [i, { jump }] of events.entries()) {
    if (jump) yield* parts.add(branchJumpName(seen[i]!.jump!), () => writeJump(jump));
  }
  yield* parts.add(folder + partNames.history, () => writeHistory({ curve, measured }));
  return {
    steps: end,
    events: seen.map((event) => ({ ...event, edits: [...event.edits] })),
    keyframes: kept.map((state) => ({ step: state.step, file: parts.stateFile(state)! })),
  };
}
