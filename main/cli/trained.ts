import type { Dataset } from '../../core/data/dataset.ts';
import type { LossName, Network } from '../../core/engine/network.ts';
import { type RunFile, readRun } from '../../core/run-file/read-run.ts';
import { parametersAt } from '../../core/run-file/reopen.ts';
import { readWeights } from '../../core/run-file/weights.ts';
import { numberOption, UsageError } from './command.ts';
import { readNamed } from './files.ts';
import { readActivations } from './network-options.ts';

/** A network and the parameters it was found with. */
export interface Trained {
  readonly network: Network;
  readonly parameters: Float32Array;
  /** The run they are of; undefined for weights alone. */
  readonly run: RunFile | undefined;
}

interface How {
  readonly step?: string | undefined;
  readonly activation?: string | undefined;
  /** Of weights alone, which do not say. */
  readonly loss?: LossName;
  /** Finds the data that a run between two kept steps is trained on from. */
  readonly data?: (run: RunFile) => Promise<Dataset | undefined>;
}

export async function readRunFile(path: string): Promise<RunFile> {
  const { name, bytes } = await readNamed(path);
  return readRun(bytes, name);
}

/** The step that an option names; the last one of the run without it. */
export function stepOption(text: string | undefined, run: RunFile): number {
  return text === undefined ? run.manifest.steps : numberOption('step', text, { whole: true, least: 0 });
}

/** Weights from NPZ, safetensors or one step of a run file. Throws what the readers throw, or a `UsageError`. */
export async function readTrained(path: string, { step, activation, loss, data }: How): Promise<Trained> {
  if (path.endsWith('.plab')) {
    const run = await readRunFile(path);
    const parameters = parametersAt(run, stepOption(step, run), await data?.(run));
    return { network: run.network, parameters, run };
  }
  if (step !== undefined) throw new UsageError('--step: only a run file has steps');
  const { name, bytes } = await readNamed(path);
  const { sizes, parameters } = readWeights(bytes, name);
  const activations = readActivations(activation, sizes.length - 2, 'sigmoid');
  return { network: { sizes, activations, loss: loss ?? 'cross-entropy' }, parameters, run: undefined };
}
