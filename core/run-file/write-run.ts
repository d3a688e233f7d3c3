import type { EngineState } from '../engine/engine.ts';
import { startWeights } from '../engine/start-weights.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { sha256 } from '../sha256.ts';
import type { Session } from '../training/session.ts';
import { type History, writeHistory } from './history.ts';
import { keyframeName, writeKeyframe } from './keyframe.ts';
import { chosenStates } from './keyframe-choice.ts';
import { writeManifest } from './manifest.ts';
import { dataHash, isSmall, writeOwnData } from './own-data.ts';
import { mediaType, partNames } from './run-parts.ts';
import { writeSafetensors } from './safetensors.ts';
import { sameBits } from './same-bits.ts';
import { toTensors } from './weights.ts';
import { writeZip } from './zip.ts';

/**
 * The whole run as the bytes of a run file, with further parts (a preview) when they are given; the same run gives the same
 * bytes. A run whose last parameters are not finite ends at the last step at which they are. Throws a `limit` error for a
 * run that takes more than a file may have.
 */
export function writeRun(
  session: Session,
  others: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array<ArrayBuffer> {
  const { step, end } = session;
  if (step !== end) session.seek(end);
  while (session.step > 0 && !session.engine.parameters().every(Number.isFinite)) session.seek(session.step - 1);
  const bytes = writeAt(session, others);
  if (session.step !== step) session.seek(step);
  return bytes;
}

/** Writes the run up to the step at which the session stands. */
function writeAt(session: Session, others: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const { engine, settings, dataset, step: steps } = session;
  const files = new Map(others);
  const { sizes } = engine.network;
  const model = toTensors({ sizes, parameters: engine.parameters() });
  files.set(partNames.model, writeSafetensors(model, new Map([['step', String(steps)]])));
  const keyframes = keyframesOf(session);
  for (const state of keyframes) files.set(keyframeName(state.step), writeKeyframe(state));
  files.set(partNames.history, writeHistory(historyOf(session)));
  const own = settings.data.kind === 'given' && isSmall(dataset) ? writeOwnData(dataset) : undefined;
  if (own) files.set(partNames.data, own.bytes);

  const bytes = [...files.values()].reduce((sum, part) => sum + part.length, 0);
  if (bytes > limits.fileBytes) {
    throw new LabError('limit', `the run takes ${bytes} bytes: a file may have at most ${limits.fileBytes}`);
  }
  const manifest = writeManifest({
    settings,
    data: {
      sha256: dataHash(dataset),
      train: dataset.train,
      test: dataset.test,
      ...(own ? { own: own.about } : {}),
    },
    steps,
    events: session.events
      .filter((event) => event.step <= steps)
      .map(({ step, change, edits }) => ({ step, change, edits: [...edits] })),
    keyframes: keyframes.map(({ step }) => ({ step, file: keyframeName(step) })),
    files: Object.fromEntries([...files].map(([name, part]) => [name, { bytes: part.length, sha256: sha256(part) }])),
  });
  return writeZip(
    new Map([[partNames.mediaType, new TextEncoder().encode(mediaType)], [partNames.manifest, manifest], ...files]),
  );
}

/** The start unless it is fresh, states on the way, and the last one. */
function keyframesOf({ engine, settings, states, events, step }: Session): readonly EngineState[] {
  const { initialisation, seed } = settings;
  const start = states[0]!;
  const isFresh = sameBits(start.parameters, startWeights(engine.network, initialisation, seed));
  const chosen = chosenStates(states, step);
  const isEdited = events.some((event) => event.step === step && event.edits.length > 0);
  const hasLast = step === 0 || isEdited || chosen.at(-1)?.step === step;
  return [...(isFresh ? [] : [start]), ...chosen, ...(hasLast ? [] : [engine.state()])];
}

function historyOf(session: Session): History {
  const { step, measured } = session;
  const { stride, mean, least, most } = session.curve();
  const used = Math.ceil(step / stride);
  return {
    curve: { stride, mean: mean.slice(0, used), least: least.slice(0, used), most: most.slice(0, used) },
    measured: measured.filter((one) => one.step <= step),
  };
}
