import type { Dataset } from '../data/dataset.ts';
import { arithmetic } from '../engine/arithmetic.ts';
import type { Engine, EngineState } from '../engine/engine.ts';
import type { Measured } from '../protocol/messages.ts';
import type { RunFile } from './read-run.ts';
import { retrained } from './reopen.ts';
import { sameBits } from './same-bits.ts';

/** One comparison of a run file with its run trained again. */
export interface Comparison {
  /** The branch whose step it is; undefined for the one on screen. */
  readonly branch: number | undefined;
  readonly step: number;
  /** What is not the same, in words; empty when every bit is. */
  readonly difference: string;
}

/**
 * Trains a run again from its start, with every change that was made on the way, and compares each keyframe and the last
 * weights bit for bit: one comparison for each, in rising step; then the same for the other branches, each from the last keyframe
 * that it shares with one before. A last measured loss or accuracy that is not that of its step is one more. Ends after the first difference, since all later ones follow from it; one that other
 * arithmetic explains says so. Throws as `sessionOf` does.
 */
export function* verifyRun(run: RunFile, dataset?: Dataset): Generator<Comparison, void, undefined> {
  const session = retrained(run, dataset);
  const { steps } = run.manifest;
  const known = new Set<EngineState>();
  let branch: number | undefined;
  const compared = (step: number, difference: string) => ({ branch, step, difference: explained(difference, run) });
  function* states(kept: readonly EngineState[]): Generator<Comparison, boolean, undefined> {
    for (const state of kept) {
      session.advance(state.step - session.step);
      const difference =
        session.step < state.step ? diverged(session.step) : stateDifference(session.engine.state(), state);
      yield compared(state.step, difference);
      if (difference !== '') return false;
      known.add(state);
    }
    return true;
  }
  function* score(told: Measured | undefined): Generator<Comparison, boolean, undefined> {
    if (!told) return true;
    session.advance(told.step - session.step);
    // Parameters that were set at a step belong to its measure.
    session.seek(told.step);
    const difference = session.step < told.step ? diverged(session.step) : scoreDifference(session.engine, told);
    if (difference !== '') yield compared(told.step, difference);
    return difference === '';
  }
  try {
    if (!(yield* states(run.states))) return;
    session.advance(steps - session.step);
    // Changes made at the last step belong to the last weights.
    if (session.step === steps) session.seek(steps);
    const last = session.engine.parameters();
    const difference =
      session.step < steps ? diverged(session.step) : arrayDifference('parameter', last, run.parameters);
    yield compared(steps, difference);
    if (difference !== '') return;
    if (!(yield* score(run.history.measured.at(-1)))) return;
    for (const { id, past } of run.tree.branches) {
      if (!past) continue;
      branch = id;
      const shared = past.states.filter((state) => known.has(state)).slice(-1);
      session.take({ ...past, states: shared, film: [] }, shared[0]?.step ?? 0);
      if (!(yield* states(past.states.filter((state) => !known.has(state))))) return;
      if (!(yield* score(past.measured.at(-1)))) return;
    }
  } finally {
    session.engine.dispose();
  }
}

/** A difference, with what explains it when the run was trained with other arithmetic than this engine's. */
function explained(difference: string, { manifest }: RunFile): string {
  if (difference === '' || manifest.arithmetic === arithmetic) return difference;
  return `${difference}; it was trained with the engine's arithmetic ${manifest.arithmetic}, this is ${arithmetic}`;
}

const diverged = (step: number) => `training left the finite numbers after step ${step}`;

function stateDifference(again: EngineState, file: EngineState): string {
  for (const key of ['epoch', 'drawn', 'updates'] as const) {
    if (again[key] !== file[key]) return `${key} is ${again[key]}, the file has ${file[key]}`;
  }
  const found = arrayDifference('parameter', again.parameters, file.parameters);
  if (found !== '') return found;
  const slots = again.slots.map((slot, i) => arrayDifference(`number of slot ${i}`, slot, file.slots[i]!));
  return slots.find((difference) => difference !== '') ?? '';
}

function scoreDifference(engine: Engine, told: Measured): string {
  for (const set of ['train', 'test'] as const) {
    const { loss, correct, count } = told[set];
    if (count === 0) continue;
    const again = engine.evaluate(set, count);
    if (again.count !== count || again.correct !== correct || !Object.is(again.loss, loss)) {
      return `${set} loss is ${again.loss} with ${again.correct} of ${again.count} right, the file has ${loss} with ${correct} of ${count}`;
    }
  }
  return '';
}

function arrayDifference(what: string, again: Float32Array, file: Float32Array): string {
  if (sameBits(again, file)) return '';
  const at = again.findIndex((value, i) => !Object.is(value, file[i]));
  return `${what} ${at} is ${again[at]}, the file has ${file[at]}`;
}
