import { makeDataset } from '../data/built-in.ts';
import type { Dataset } from '../data/dataset.ts';
import { startWeights } from '../engine/start-weights.ts';
import { LabError } from '../lab-error.ts';
import type { Command } from '../protocol/commands.ts';
import { readRun } from '../run-file/read-run.ts';
import { sessionOf } from '../run-file/reopen.ts';
import type { Tree } from './branches.ts';
import type { Clock } from './clock.ts';
import { type Kept, keepParameters, type Origins } from './keep-parameters.ts';
import { createSession, type Session } from './session.ts';
import { engineOptions, type Settings } from './settings.ts';
import { createTwin, type Twin } from './twin.ts';

/** A run that is about to take the place of another. */
export interface NewRun {
  readonly session: Session;
  readonly twin?: Twin | undefined;
  /** Its branches, where it is known to have any. */
  readonly tree?: Tree;
  /** How many start parameters are not fresh. */
  readonly kept: number;
}

/**
 * The run of a set-up, from fresh parameters, from given ones, or from those of the run `before` that keep their meaning.
 * Throws when data, settings and parameters do not go together.
 */
export function configuredRun(
  command: Extract<Command, { type: 'configure' }>,
  before: Session | undefined,
  clock: Clock,
): NewRun {
  const { settings } = command;
  const dataset = command.dataset ?? builtInData(settings.data);
  const start = command.keep && before ? keepFrom(before, settings, dataset, command.keep) : undefined;
  const parameters = start?.parameters ?? command.start;
  const session = createSession(settings, dataset, parameters);
  const twin = command.twin && createTwin(settings, command.twin, dataset, clock, parameters);
  return { session, twin, kept: start?.kept ?? command.start?.length ?? 0 };
}

/** The run of a run file, at its last step. Throws what readers of run files throw. */
export function openedRun({ name, bytes, dataset }: Extract<Command, { type: 'open' }>): NewRun {
  const file = readRun(bytes, name);
  return { session: sessionOf(file, dataset), kept: file.start?.length ?? 0, tree: file.tree };
}

function builtInData(data: Settings['data']): Dataset {
  if (data.kind === 'given') throw new LabError('protocol', `dataset: the data of ${data.name} did not come along`);
  return makeDataset(data.name, data);
}

/** Start parameters of a run that goes on from another one. */
function keepFrom({ engine }: Session, settings: Settings, dataset: Dataset, origins: Origins): Kept {
  const { network, initialisation, seed } = engineOptions(settings, dataset);
  const fresh = startWeights(network, initialisation, seed);
  return keepParameters(engine.network, engine.parameters(), network, origins, fresh);
}
