import { makeDataset } from '../../core/data/built-in.ts';
import { readRun } from '../../core/run-file/read-run.ts';
import { sessionOf } from '../../core/run-file/reopen.ts';
import { runInPieces } from '../../core/run-file/write-run.ts';
import { createSession, type Session } from '../../core/training/session.ts';
import { defaultSettings } from '../../core/training/settings.ts';
import type { BenchOptions } from './part.ts';
import { recordingCost } from './recording.ts';
import { number } from './table.ts';

interface Figure {
  readonly steps: number;
  readonly megabytes: number;
  /** Milliseconds: of the longest piece of writing, of all pieces the first time, and once more 100 steps later. */
  readonly longestPiece: number;
  readonly firstSave: number;
  readonly nextSave: number;
  /** Milliseconds of the slowest of many jumps: in the run as it was trained, and opened again from its file. */
  readonly worstSeek: number;
  readonly worstSeekReopened: number;
}

const jumps = 60;
const recordedSteps = 5000;

/** Milliseconds that this process has worked: others on the machine do not count. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What keeping a run of digits (784-50-10, SGD, batches of 100) costs. */
export async function runFiles({ say }: BenchOptions): Promise<object> {
  say(
    'run files of 784-50-10, SGD: megabytes, and milliseconds of processor time of the longest piece of a save, whole saves, worst seeks',
  );
  const figures = [1000, 10_000].map(measure);
  for (const { steps, megabytes, longestPiece, firstSave, nextSave, worstSeek, worstSeekReopened } of figures) {
    say(
      `${String(steps).padStart(6)} steps: ${number(megabytes)} MB, piece ${number(longestPiece)}, first save ${number(firstSave)}, next ${number(nextSave)}, seek ${number(worstSeek)}, reopened ${number(worstSeekReopened)}`,
    );
  }
  // The first run is of code that is not compiled yet.
  recordingCost(recordedSteps);
  const recording = recordingCost(recordedSteps);
  say(`recording: ${number(100 * recording)} % of the time of training, over the first ${recordedSteps} steps`);
  return { runFiles: figures, recording };
}

function measure(steps: number): Figure {
  const settings = defaultSettings('digits');
  if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
  const session = createSession(settings, makeDataset(settings.data.name, settings.data));
  session.advance(steps);
  const first = save(session);
  session.advance(100);
  const next = save(session);
  const worstSeek = worstJump(session);
  session.engine.dispose();
  const reopened = sessionOf(readRun(next.bytes, 'bench.plab'));
  const worstSeekReopened = worstJump(reopened);
  reopened.engine.dispose();
  return {
    steps,
    megabytes: first.bytes.length / 1e6,
    longestPiece: Math.max(first.longest, next.longest),
    firstSave: first.whole,
    nextSave: next.whole,
    worstSeek,
    worstSeekReopened,
  };
}

function save(session: Session): { bytes: Uint8Array; longest: number; whole: number } {
  const pieces = runInPieces(session);
  let longest = 0;
  let whole = 0;
  for (;;) {
    const began = cpuTime();
    const { done, value } = pieces.next();
    const took = cpuTime() - began;
    longest = Math.max(longest, took);
    whole += took;
    if (done) return { bytes: value, longest, whole };
  }
}

/** Jumps to steps that are spread evenly but not in order. */
function worstJump(session: Session): number {
  let worst = 0;
  for (let i = 0; i < jumps; i++) {
    const began = cpuTime();
    session.seek(Math.floor((session.end * ((i * 23) % jumps)) / jumps) + 7);
    worst = Math.max(worst, cpuTime() - began);
  }
  return worst;
}
