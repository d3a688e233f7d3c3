import type { Dataset } from '../data/dataset.ts';
import type { EngineState } from '../engine/engine.ts';
import type { Network } from '../engine/network.ts';
import { startWeights } from '../engine/start-weights.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { finish, type Pieces } from '../pieces.ts';
import type { RunEvent } from '../protocol/messages.ts';
import { singleBranch, type Tree } from '../training/branches.ts';
import { changesState, seenEvent } from '../training/by-hand.ts';
import type { Session } from '../training/session.ts';
import type { Settings } from '../training/settings.ts';
import { checksumsOf } from './checksums.ts';
import { type History, writeHistory } from './history.ts';
import { jumpName, writeJump } from './jumps.ts';
import { keyframeName } from './keyframe.ts';
import { chosenStates } from './keyframe-choice.ts';
import { writeManifest } from './manifest.ts';
import { dataHashInPieces, isSmall, writeOwnData } from './own-data.ts';
import { createPartsWriter } from './parts-writer.ts';
import { mediaType, partNames } from './run-parts.ts';
import { writeSafetensors } from './safetensors.ts';
import { sameBits } from './same-bits.ts';
import { writeSummary } from './summary.ts';
import { toTensors } from './weights.ts';
import { writeBranches } from './write-branches.ts';
import { type Content, zipInPieces } from './zip.ts';

/** Parts of a file by their names. */
type Parts = ReadonlyMap<string, Uint8Array>;

/** What a file holds beside the run that a session is at. */
interface Beside {
  /** The branches of the run: that of the session, and others. */
  readonly tree?: Tree;
  /** Further parts, a preview for instance. */
  readonly others?: Parts;
}

/**
 * The whole run as the bytes of a run file, with what lies beside it when that is given; the same run gives the same bytes. A run whose last parameters are not finite ends at the last step at which they are. Throws a `limit` error for a
 * run that takes more than a file may have.
 */
export function writeRun(session: Session, beside?: Beside): Uint8Array<ArrayBuffer> {
  return finish(runInPieces(session, beside));
}

/**
 * The same in pieces, none of which takes long. The run is taken as it is at the first of them: it may train on between
 * two pieces, and be changed. What was looked at for an earlier file is not looked at again.
 */
export function* runInPieces(
  session: Session,
  { tree = singleBranch, others = new Map() }: Beside = {},
): Pieces<Uint8Array<ArrayBuffer>> {
  const moment = momentOf(session, tree);
  yield;
  return yield* write(moment, others);
}

/** All of a run that its file holds: exact copies, or what is never written to again. */
interface Moment {
  readonly settings: Settings;
  readonly dataset: Dataset;
  readonly steps: number;
  readonly events: readonly RunEvent[];
  readonly summary: Uint8Array;
  readonly parameters: Float32Array;
  readonly network: Network;
  readonly start: EngineState;
  readonly startIsGiven: boolean;
  /** Exact states after step 0, in rising step. */
  readonly states: readonly EngineState[];
  readonly history: History;
  readonly tree: Tree;
}

function momentOf(session: Session, tree: Tree): Moment {
  const { step, end, engine, settings, dataset } = session;
  if (step !== end) session.seek(end);
  while (session.step > 0 && !engine.parameters().every(Number.isFinite)) session.seek(session.step - 1);
  const steps = session.step;
  const moment = {
    settings,
    dataset,
    network: engine.network,
    steps,
    events: session.events.filter((event) => event.step <= steps),
    summary: writeSummary(session),
    parameters: engine.parameters(),
    start: session.states[0]!,
    startIsGiven: session.startIsGiven,
    states: statesOf(session),
    history: historyOf(session),
    tree,
  };
  if (steps !== step) session.seek(step);
  return moment;
}

function* write(moment: Moment, others: Parts): Pieces<Uint8Array<ArrayBuffer>> {
  const { settings, dataset, network, steps, events, summary, parameters, states, history, tree } = moment;
  const { sizes } = network;
  const keyframes = isFresh(moment) ? states : [moment.start, ...states];
  yield;
  const writer = createPartsWriter();
  const { parts, add } = writer;
  yield* add(partNames.summary, () => summary);
  for (const [name, bytes] of others) yield* add(name, () => bytes);
  yield* add(partNames.model, () =>
    writeSafetensors(toTensors({ sizes, parameters }), new Map([['step', String(steps)]])),
  );
  for (const state of keyframes) yield* writer.addState(keyframeName(state.step), state);
  for (const { step, jump } of events) if (jump) yield* add(jumpName(step), () => writeJump(jump));
  yield* add(partNames.history, () => writeHistory(history));
  const branches = yield* writeBranches(tree, steps, writer);
  const own = settings.data.kind === 'given' && isSmall(dataset) ? writeOwnData(dataset) : undefined;
  if (own) yield* add(partNames.data, () => own.bytes);

  const size = [...parts.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > limits.fileBytes) {
    throw new LabError('limit', `the run takes ${size} bytes: a file may have at most ${limits.fileBytes}`);
  }
  const manifest = writeManifest({
    settings,
    data: {
      sha256: yield* dataHashInPieces(dataset),
      train: dataset.train,
      test: dataset.test,
      ...(own ? { own: own.about } : {}),
    },
    steps,
    events: events.map(seenEvent).map((event) => ({ ...event, edits: [...event.edits] })),
    keyframes: keyframes.map(({ step }) => ({ step, file: keyframeName(step) })),
    ...(branches ? { branches } : {}),
    files: Object.fromEntries([...parts].map(([name, { bytes, sha256 }]) => [name, { bytes: bytes.length, sha256 }])),
  });
  yield;
  const entries = new Map<string, Content>();
  for (const [name, bytes] of [
    [partNames.mediaType, new TextEncoder().encode(mediaType)],
    [partNames.manifest, manifest],
  ] as const) {
    entries.set(name, { bytes, ...(yield* checksumsOf(bytes)) });
  }
  return yield* zipInPieces(new Map([...entries, ...parts]));
}

/** States on the way, and the last one. */
function statesOf({ engine, states, events, step }: Session): readonly EngineState[] {
  const chosen = chosenStates(states, step);
  const isChanged = changesState(events.find((event) => event.step === step));
  const hasLast = step === 0 || isChanged || chosen.at(-1)?.step === step;
  return hasLast ? chosen : [...chosen, engine.state()];
}

/** Whether a start is what settings and seed give: of one that was given it takes a while to find out. */
function isFresh({ start, startIsGiven, network, settings: { initialisation, seed } }: Moment): boolean {
  if (!startIsGiven) return true;
  const answer = fresh.get(start) ?? sameBits(start.parameters, startWeights(network, initialisation, seed));
  fresh.set(start, answer);
  return answer;
}

const fresh = new WeakMap<EngineState, boolean>();

function historyOf(session: Session): History {
  const { step, measured } = session;
  const { stride, mean, least, most } = session.curve();
  const used = Math.ceil(step / stride);
  return {
    curve: { stride, mean: mean.slice(0, used), least: least.slice(0, used), most: most.slice(0, used) },
    measured: measured.filter((one) => one.step <= step),
  };
}
