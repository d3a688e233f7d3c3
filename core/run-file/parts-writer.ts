import type { EngineState } from '../engine/engine.ts';
import type { Pieces } from '../pieces.ts';
import { type Checksums, checksumsOf } from './checksums.ts';
import { writeKeyframe } from './keyframe.ts';
import type { Content } from './zip.ts';

/** The parts of a run file that is being written. */
export interface PartsWriter {
  readonly parts: ReadonlyMap<string, Content & Checksums>;
  /** Adds a part, unless there is one of this name. */
  add(name: string, bytes: () => Uint8Array): Pieces<void>;
  /** Adds an exact state, unless it is there under another name. */
  addState(name: string, state: EngineState): Pieces<void>;
  /** The part that holds a state; undefined for one that was not added. */
  stateFile(state: EngineState): string | undefined;
}

export function createPartsWriter(): PartsWriter {
  const parts = new Map<string, Content & Checksums>();
  const files = new Map<EngineState, string>();
  return {
    parts,
    *add(name, write) {
      if (parts.has(name)) return;
      const bytes = write();
      parts.set(name, { bytes, ...(yield* checksumsOf(bytes)) });
    },
    *addState(name, state) {
      if (files.has(state)) return;
      files.set(state, name);
      const bytes = writeKeyframe(state);
      parts.set(name, { bytes, ...(yield* keyframeChecksums(state, bytes)) });
    },
    stateFile: (state) => files.get(state),
  };
}

/** A state never changes: its checksums are taken once, and a run is saved again and again. */
const known = new WeakMap<EngineState, Checksums>();

function* keyframeChecksums(state: EngineState, bytes: Uint8Array): Pieces<Checksums> {
  const before = known.get(state);
  if (before) {
    yield;
    return before;
  }
  const checksums = yield* checksumsOf(bytes);
  known.set(state, checksums);
  return checksums;
}
