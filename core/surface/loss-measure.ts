import { createEngine } from '../engine/create-engine.ts';
import type { EngineOptions, LossPlane, Samples } from '../engine/engine.ts';
import { loss64 } from '../engine/loss64.ts';
import type { Network } from '../engine/network.ts';
import { createNetwork64 } from '../engine/network64.ts';
import { LabError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import type { Plane } from './plane.ts';

/** What a surface is measured on, the order of menus: the first samples of a set, or one mini-batch of the training set. */
export const measuredSets = ['train', 'test', 'batch'] as const;
export type MeasuredSet = (typeof measuredSets)[number];

/** Samples that a piece of a calculation in float64 goes through. */
const samplesAtOnce = 50;
/** Losses are taken over the first so many samples of a set. */
const mostSamples = 1000;

/** The mean loss of a network over fixed samples, without penalty, as a function of its parameters. */
export interface LossMeasure {
  readonly network: Network;
  readonly parameterCount: number;
  readonly samples: Samples;
  lossAt(parameters: Float32Array): number;
  /** The loss on a plane, many points of it: the engine's `lossPlane`. Good until another plane is asked for. */
  lossOn(plane: Plane): LossPlane;
  /** `lossAt` in float64, a sample at a time: what the fast one is checked with. */
  loss64At(parameters: Float32Array): Pieces<number>;
  /** The slope of the loss in every parameter, by back propagation: (parameters), an exact copy. */
  gradientAt(parameters: Float32Array): Float32Array;
  /** Gives its memory back; it must not be used afterwards. */
  dispose(): void;
}

/** Samples of a data set, and which of them count. */
export interface Measured {
  readonly samples: { readonly train: Samples; readonly test: Samples };
  readonly set: MeasuredSet;
  /** Places of the mini-batch among the training samples. */
  readonly batch: Uint32Array;
}

/** Makes a measure. Throws a `settings` error when there is nothing to measure on, and what an engine throws. */
export function createLossMeasure(options: EngineOptions, { samples, set, batch }: Measured): LossMeasure {
  const chosen = set === 'batch' ? picked(samples.train, batch) : firstOf(samples[set]);
  if (chosen.count === 0) throw new LabError('settings', `set: there are no ${set} samples to measure on`);
  const engine = createEngine({ ...options, l1: 0, l2: 0 }, { train: chosen, test: firstOf(chosen, 0) });
  const { network } = options;
  let known: { readonly plane: Plane; readonly loss: LossPlane } | undefined;
  const slow = createNetwork64(network);
  const all = Uint32Array.from({ length: chosen.count }, (_, i) => i);
  return {
    network,
    parameterCount: engine.parameterCount,
    samples: chosen,
    lossAt: (parameters) => engine.lossAt(parameters, 'train'),
    lossOn(plane) {
      if (known?.plane !== plane) {
        known?.loss.dispose();
        known = undefined;
        known = { plane, loss: engine.lossPlane(plane, 'train') };
      }
      return known.loss;
    },
    *loss64At(parameters) {
      let sum = 0;
      for (let i = 0; i < chosen.count; i++) {
        slow.forward(parameters, chosen, i);
        sum += loss64[network.loss](slow.a.subarray(-slow.t.length), slow.t);
        if (i % samplesAtOnce === samplesAtOnce - 1) yield;
      }
      return sum / chosen.count;
    },
    gradientAt(parameters) {
      engine.setParameters(parameters);
      return engine.gradient(all, 'backprop');
    },
    dispose: () => engine.dispose(),
  };
}

function firstOf({ count, inputs, targets }: Samples, most = mostSamples): Samples {
  const kept = Math.min(count, most);
  const part = (length: number) => (length / Math.max(1, count)) * kept;
  return {
    count: kept,
    inputs: inputs.subarray(0, part(inputs.length)),
    targets: targets.subarray(0, part(targets.length)),
  };
}

function picked({ count, inputs, targets }: Samples, places: Uint32Array): Samples {
  const missing = places.find((place) => place >= count);
  if (missing !== undefined) throw new LabError('settings', `batch: there is no training sample ${missing}`);
  const [width, outputs] = [inputs.length / Math.max(1, count), targets.length / Math.max(1, count)];
  const rows =
    inputs instanceof Uint8Array ? new Uint8Array(places.length * width) : new Float32Array(places.length * width);
  const aims = new Float32Array(places.length * outputs);
  for (const [i, place] of places.entries()) {
    rows.set(inputs.subarray(place * width, (place + 1) * width), i * width);
    aims.set(targets.subarray(place * outputs, (place + 1) * outputs), i * outputs);
  }
  return { count: places.length, inputs: rows, targets: aims };
}
