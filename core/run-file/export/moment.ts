import type { Dataset } from '../../data/dataset.ts';
import type { Network } from '../../engine/network.ts';
import { type Settings, settingsAt } from '../../training/settings.ts';
import type { History } from '../history.ts';
import type { RunFile } from '../read-run.ts';
import { dataOf, parametersAt } from '../reopen.ts';

/** What of a run can be taken elsewhere: the network at one of its steps, and how it went. */
export interface Moment {
  readonly network: Network;
  readonly step: number;
  /** What holds at this step. */
  readonly settings: Settings;
  readonly parameters: Float32Array;
  /** Steps of the whole run, which the history is of. */
  readonly steps: number;
  readonly history: History;
  /** Whether answers are classes: only then is a share of them right. */
  readonly classes: boolean;
}

/** A step of a run. The data is needed for a step that is not kept in the file; throws as `parametersAt` does. */
export function momentOf(run: RunFile, step: number, dataset?: Dataset): Moment {
  return {
    network: run.network,
    step,
    settings: settingsAt(run.manifest.settings, run.manifest.events, step),
    parameters: parametersAt(run, step, dataset),
    steps: run.manifest.steps,
    history: run.history,
    classes: (dataset ?? dataOf(run))?.target.kind !== 'values',
  };
}

/** A way out of the lab: one file, one line in the table of `exporters.ts`. */
export interface Exporter {
  /** What the file is, for usage texts and menus. */
  readonly about: string;
  /** The usual ending of its name. */
  readonly ending: string;
  /** The bytes of the file; the same moment gives the same bytes. */
  readonly write: (moment: Moment) => Uint8Array<ArrayBuffer>;
}
