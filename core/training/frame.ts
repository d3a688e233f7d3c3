import type { Dataset } from '../data/dataset.ts';
import { planeGrid } from '../data/plane.ts';
import type { SampleSet } from '../engine/engine.ts';
import { unitCount } from '../engine/network.ts';
import type { View } from '../protocol/commands.ts';
import type { Frame, FrameMessage } from '../protocol/messages.ts';
import { seenEvent } from './by-hand.ts';
import { batchAhead } from './checkup.ts';
import type { LayerHealth } from './health.ts';
import type { Session } from './session.ts';
import { tunableOf } from './settings.ts';

/** What the trainer knows and the session does not. */
interface Moment extends Pick<Frame, 'answers' | 'distributions' | 'lanes'> {
  readonly run: number;
  readonly playing: boolean;
  readonly stepsPerSecond: number;
  /** Whether the past comes along, and its film, which is left out when the page has it already. */
  readonly with: { readonly past: boolean; readonly film: boolean };
  readonly health: readonly LayerHealth[];
}

const nothing = new Float32Array(0);

/** A picture of one step of a run: all of it belongs together, and all arrays are exact copies. */
export function frameOf(session: Session, view: View, { with: along, ...moment }: Moment): FrameMessage {
  const { engine, dataset, end, batchLoss, tunable, events, measured, film } = session;
  const { sizes } = engine.network;
  const fits = view.probe.length === sizes[0];
  const { a, z } = fits ? engine.activations(view.probe) : { a: nothing, z: nothing };

  return {
    type: 'frame',
    ...moment,
    step: engine.step,
    end,
    epoch: engine.epoch,
    drawn: engine.drawn,
    tunable,
    start: tunableOf(session.settings),
    events: events.map(seenEvent),
    parameters: engine.parameters(),
    batch: engine.batch(),
    batchLoss,
    probe: { x: fits ? view.probe : nothing, a, z },
    unitMaps: unitMaps(session, view.unitGrid),
    outputMaps: outputMaps(session, view.outputGrid),
    view,
    outputs: sampleOutputs(session, view.samples),
    gradients: gradientsOf(session, view.gradients ?? new Uint32Array(0)),
    now: session.lastMeasured(),
    ...(along.past
      ? { past: { curve: session.curve(), measured, ...(along.film && dataset.plane ? { film } : {}) } }
      : {}),
  };
}

/** The arrays of a frame that were made for it alone, and take room. */
export const ownArrays = ({ parameters, batch, unitMaps, outputMaps, outputs }: FrameMessage) => [
  parameters,
  batch,
  unitMaps,
  outputMaps,
  outputs,
];

/** Every unit from `first` on over the plane: (units - first, grid, grid). Empty for data without one. */
function unitMaps({ engine, dataset }: Session, grid: number, first = 0): Float32Array {
  if (!dataset.plane || grid === 0) return nothing;
  return engine.unitMaps(pointsOf(dataset, grid), grid * grid, first);
}

/** Every output over the plane: (outputs, grid, grid). */
export function outputMaps(session: Session, grid: number): Float32Array {
  const { network } = session.engine;
  return unitMaps(session, grid, unitCount(network) - network.sizes.at(-1)!);
}

const grids = new WeakMap<Dataset, Map<number, Float32Array>>();

/** The points of a grid over a data set's plane, made once for all frames. */
function pointsOf(dataset: Dataset, grid: number): Float32Array {
  const known = grids.get(dataset) ?? new Map<number, Float32Array>();
  grids.set(dataset, known);
  const points = known.get(grid) ?? planeGrid(dataset, grid);
  known.set(grid, points);
  return points;
}

/** Gradients of some parameters over the batch that the next step takes. */
function gradientsOf(session: Session, places: Uint32Array): Float32Array {
  if (places.length === 0 || session.dataset.train === 0) return nothing;
  const gradient = session.engine.gradient(batchAhead(session), 'backprop');
  return Float32Array.from(places, (place) => gradient[place] ?? Number.NaN);
}

/** Outputs of samples given by their place in the data set, training samples first: (samples, outputs). */
function sampleOutputs({ engine, dataset }: Session, samples: Uint32Array): Float32Array {
  const outputs = engine.network.sizes.at(-1)!;
  const all = new Float32Array(samples.length * outputs);
  const of = (set: SampleSet, first: number, count: number) => {
    const places = samples.map((_, i) => i).filter((i) => samples[i]! >= first && samples[i]! < first + count);
    const rows = engine.outputs(
      set,
      places.map((i) => samples[i]! - first),
    );
    places.forEach((place, row) => {
      all.set(rows.subarray(row * outputs, (row + 1) * outputs), place * outputs);
    });
  };
  of('train', 0, dataset.train);
  of('test', dataset.train, dataset.test);
  return all;
}
