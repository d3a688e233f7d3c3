import { makeDataset } from '../data/built-in.ts';
import type { Dataset } from '../data/dataset.ts';
import { scaleInputs } from '../data/scale-inputs.ts';
import { startWeights } from '../engine/start-weights.ts';
import { LabError } from '../lab-error.ts';
import { afterEvent } from '../training/by-hand.ts';
import { createSession, type Past, type Session } from '../training/session.ts';
import { dataHash } from './own-data.ts';
import type { RunFile } from './read-run.ts';

/** The data of a run as far as the file has it: made again, or come along; undefined when it is to be brought. */
export function dataOf({ manifest, ownData }: RunFile): Dataset | undefined {
  const { data } = manifest.settings;
  return data.kind === 'built-in' ? makeDataset(data.name, data) : ownData;
}

/**
 * The run as a session that stands at its last step and goes to every other one exactly, from the nearest keyframe. Throws a
 * `data` error when the data is missing or is not what the run was trained on.
 */
export function sessionOf(run: RunFile, dataset?: Dataset): Session {
  const session = atStart(run, wholePast(run), dataset);
  session.seek(run.manifest.steps);
  return session;
}

/**
 * The run at step 0, of which only the changes to come are known: going on means training again. Its curve has the stretches of
 * the file's. Throws as `sessionOf` does.
 */
export function retrained(run: RunFile, dataset?: Dataset): Session {
  const { events, history } = run;
  return atStart(run, untrained({ events, curve: history.curve }), dataset);
}

/** A course of which only the changes to come are known, at step 0; its curve will have the stretches of the one told. */
export function untrained({ events, curve }: Pick<Past, 'events' | 'curve'>): Past {
  const none = new Float32Array(0);
  return {
    end: 0,
    events,
    states: [],
    curve: { stride: curve.stride, mean: none, least: none, most: none },
    measured: [],
    film: [],
  };
}

function atStart(run: RunFile, past: Past, given: Dataset | undefined): Session {
  return createSession(run.manifest.settings, dataFor(run, given), run.start, past);
}

const wholePast = ({ manifest, events, states, history }: RunFile): Past => ({
  end: manifest.steps,
  events,
  states,
  ...history,
});

/** The data that a run goes on with: its own, or some that are brought. Throws as `sessionOf` does. */
export function dataFor(run: RunFile, brought?: Dataset): Dataset {
  const { name, manifest } = run;
  const given = brought ?? dataOf(run);
  const { data, settings } = manifest;
  const told = `${data.train} samples for training and ${data.test} for testing, SHA-256 ${data.sha256.slice(0, 12)}…`;
  if (!given) throw new LabError('data', `${name}: the data it was trained on is needed: ${told}`);
  const dataset = settings.data.scale ? scaleInputs(given, settings.data.scale) : given;
  if (dataset.train !== data.train || dataset.test !== data.test || dataHash(dataset) !== data.sha256) {
    throw new LabError('data', `${name}: ${given.name} is not the data it was trained on: ${told}`);
  }
  return dataset;
}

/**
 * The parameters of a step of a run, as they were after anything was changed there. The data is needed for a step that is
 * not kept in the file. Throws a `settings` error for a step that the run has not, and as `sessionOf` does.
 */
export function parametersAt(run: RunFile, step: number, dataset?: Dataset): Float32Array {
  const { steps, settings } = run.manifest;
  if (!(Number.isInteger(step) && step >= 0 && step <= steps)) {
    throw new LabError('settings', `${run.name}: no step ${step}, it has the steps 0 to ${steps}`);
  }
  if (step === steps) return run.parameters.slice();
  const kept = step === 0 ? startOf(run) : run.states.find((state) => state.step === step)?.parameters;
  if (!kept) {
    const session = atStart(run, wholePast(run), dataset);
    session.seek(step);
    return session.engine.parameters();
  }
  return afterEvent(
    run.events.find((event) => event.step === step),
    kept,
  );

  function startOf({ start, network }: RunFile): Float32Array {
    return start ?? startWeights(network, settings.initialisation, settings.seed);
  }
}
