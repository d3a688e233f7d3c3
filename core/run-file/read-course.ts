import { checkTunable } from '../engine/check.ts';
import type { EngineState } from '../engine/engine.ts';
import { optimizerSlots } from '../engine/optimizer.ts';
import { LabError } from '../lab-error.ts';
import type { RunEvent } from '../protocol/messages.ts';
import { settingsAt, tunableOf } from '../training/settings.ts';
import { eventsOf } from './jumps.ts';
import { keyframeName, readKeyframe } from './keyframe.ts';
import type { CourseEntry, Manifest } from './manifest.ts';

/** How a reader of a course comes to the parts of its file. */
export interface PartsReader {
  readonly manifest: Manifest;
  /** Parameters of the network. */
  readonly count: number;
  /** The bytes of a part that the manifest vouches for. */
  part(name: string): Uint8Array;
  /** What begins a complaint about a part. */
  where(name: string): string;
  /** States that were read before, by their parts: branches share them. */
  readonly states: Map<string, EngineState>;
}

export interface Course {
  readonly events: readonly RunEvent[];
  /** Exact states in rising step, that of step 0 among them when the run did not start fresh. */
  readonly states: readonly EngineState[];
}

/**
 * What a course says, with its parts: `folders` are those in which its keyframes may be. Throws a `format`, `limit` or `settings`
 * error for one that does not fit the network, its settings or its length.
 */
export function readCourse(
  course: CourseEntry,
  reader: PartsReader,
  jumpFile: Parameters<typeof eventsOf>[2],
  folders: readonly string[],
): Course {
  checkEvents(course, reader);
  return {
    states: readStates(course, reader, folders),
    events: eventsOf(course, reader.count, jumpFile, reader.part, reader.where),
  };
}

function checkEvents({ events, steps }: CourseEntry, { manifest, count, where }: PartsReader): void {
  const tunable = tunableOf(manifest.settings);
  let before = -1;
  try {
    for (const { step, change, edits } of events) {
      if (step <= before || step > steps) throw new LabError('format', `events must rise, up to step ${steps}`);
      before = step;
      checkTunable({ ...tunable, ...change });
      const wrong = edits.find(({ index }) => index >= count);
      if (wrong) throw new LabError('format', `events: no parameter ${wrong.index}: the network has ${count}`);
    }
  } catch (thrown) {
    throw thrown instanceof LabError ? new LabError('format', `${where('manifest.json')}: ${thrown.message}`) : thrown;
  }
}

function readStates(
  { keyframes, steps, events }: CourseEntry,
  { manifest, count, part, where, states: read }: PartsReader,
  folders: readonly string[],
): EngineState[] {
  const fail = (problem: string) => new LabError('format', `${where('manifest.json')}: ${problem}`);
  let before = -1;
  return keyframes.map(({ step, file }) => {
    // The state of a step is what was there before anything was changed at it.
    const { optimizer } = settingsAt(manifest.settings, events, step - 1);
    const size = { parameters: count, slots: optimizerSlots[optimizer.name] };
    if (step <= before || step > steps) throw fail(`keyframes must rise, up to step ${steps}`);
    if (!folders.some((folder) => file === folder + keyframeName(step))) {
      throw fail(`keyframes: ${keyframeName(step)} is expected`);
    }
    before = step;
    const state = read.get(file) ?? readKeyframe(part(file), { step, ...size }, where(file));
    read.set(file, state);
    if (state.drawn >= Math.max(1, manifest.data.train)) {
      throw new LabError('format', `${where(file)}: more samples drawn than there are`);
    }
    return state;
  });
}
