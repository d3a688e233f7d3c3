import type { Dataset } from '../data/dataset.ts';
import { arithmetic } from '../engine/arithmetic.ts';
import type { Engine, EngineState } from '../engine/engine.ts';
import type { Measured } from '../protocol/messages.ts';
import { setsParameters } from '../training/by-hand.ts';
import type { Curve } from '../training/curve.ts';
import type { Session } from '../training/session.ts';
import type { History } from './history.ts';
import type { RunFile } from './read-run.ts';
import { retrained, untrained } from './reopen.ts';
import { sameBits } from './same-bits.ts';

/** One comparison of a run file with its run trained again. */
export interface Comparison {
  /** An exact state, a measured loss and accuracy, the losses of all steps, or the last weights. */
  readonly kind: 'state' | 'measure' | 'losses' | 'weights';
  /** The branch whose step it is; undefined for the one on screen. */
  readonly branch: number | undefined;
  readonly step: number;
  /** What is not the same, in words; empty when every bit is. */
  readonly difference: string;
}

/**
 * Trains a run again from its start, with every change that was made on the way, and compares each keyframe, each measured loss
 * and accuracy and the last weights bit for bit: one comparison for each, in rising step; then the losses of all steps. Then
 * the same for the other branches, from the start too: each tells a course of its own. Ends after the first difference, since
 * all later ones follow from it; one that other arithmetic explains says so. Throws as `sessionOf` does.
 */
export function* verifyRun(run: RunFile, dataset?: Dataset): Generator<Comparison, void, undefined> {
  const session = retrained(run, dataset);
  const { steps } = run.manifest;
  let branch: number | undefined;

  /** Compares once the session is at a step, and tells whether it is all the same. */
  function* compare(
    kind: Comparison['kind'],
    step: number,
    differenceHere: () => string,
  ): Generator<Comparison, boolean, undefined> {
    session.advance(step - session.step);
    const difference = session.step < step ? diverged(session.step) : differenceHere();
    yield { kind, branch, step, difference: explained(difference, run) };
    return difference === '';
  }

  /** The course of a branch, from its start. */
  function* course(states: readonly EngineState[], { curve, measured }: History, end: number) {
    const marks = [
      ...states.map((state) => ({
        step: state.step,
        compare: compare('state', state.step, () => stateDifference(session.engine.state(), state)),
      })),
      ...measured.map((told) => ({
        step: told.step,
        compare: compare('measure', told.step, () => scoreDifference(session, told)),
      })),
    ];
    // Where both are of one step the state comes first: it is the one before anything was changed there.
    for (const mark of marks.toSorted((a, b) => a.step - b.step)) if (!(yield* mark.compare)) return false;
    return yield* compare('losses', end, () => lossDifference(session.curve(), curve));
  }

  try {
    if (!(yield* course(run.states, run.history, steps))) return;
    const same = yield* compare('weights', steps, () => {
      // Changes made at the last step belong to the last weights.
      session.seek(steps);
      return arrayDifference('parameter', session.engine.parameters(), run.parameters) || summaryDifference(run);
    });
    if (!same) return;
    for (const { id, past } of run.tree.branches) {
      if (!past) continue;
      branch = id;
      session.take(untrained(past), 0);
      if (!(yield* course(past.states, past, past.end))) return;
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

/** Parameters that were set at a step belong to its measure, unless the run came by again and measured before they were set. */
function scoreDifference(session: Session, told: Measured): string {
  const before = evaluationDifference(session.engine, told);
  if (before === '' || !setsParameters(session.events.find(({ step }) => step === told.step))) return before;
  session.seek(told.step);
  return evaluationDifference(session.engine, told);
}

function evaluationDifference(engine: Engine, told: Measured): string {
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

/**
 * Losses of single steps are the same. A stretch of several keeps what was left at a change within it, so the losses of its steps
 * lie between its least and its most.
 */
function lossDifference(again: Curve, file: Curve): string {
  const isSame = (i: number) => Object.is(again.mean[i], file.mean[i]);
  const isWithin = (i: number) =>
    file.least[i]! <= again.least[i]! && again.most[i]! <= file.most[i]! && isBetween(file.mean[i]!, i);
  const isBetween = (mean: number, i: number) => file.least[i]! <= mean && mean <= file.most[i]!;
  const at = again.mean.findIndex((_, i) => !(isWithin(i) && (file.stride > 1 || isSame(i))));
  if (at < 0) return '';
  const steps = file.stride > 1 ? `steps ${at * file.stride + 1} to ${(at + 1) * file.stride}` : `step ${at + 1}`;
  return `loss of ${steps} is ${again.least[at]} to ${again.most[at]}, the file has ${file.least[at]} to ${file.most[at]}`;
}

/** What lists of runs show was measured, and has been compared. */
function summaryDifference({ summary, history: { measured }, manifest: { steps } }: RunFile): string {
  const known = new Set(measured.map((one) => JSON.stringify(one)));
  const wrong = summary?.measured.find((one) => one.step <= steps && !known.has(JSON.stringify(one)));
  return wrong ? `the summary tells of a measure at step ${wrong.step}, which the history has not` : '';
}

function arrayDifference(what: string, again: Float32Array, file: Float32Array): string {
  if (sameBits(again, file)) return '';
  const at = again.findIndex((value, i) => !Object.is(value, file[i]));
  return `${what} ${at} is ${again[at]}, the file has ${file[at]}`;
}
