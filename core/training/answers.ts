import type { Dataset } from '../data/dataset.ts';
import { sampleInput } from '../data/sample-input.ts';
import { log32 } from '../engine/elementary32.ts';
import type { Engine, SampleSet, Samples } from '../engine/engine.ts';
import { losses } from '../engine/loss.ts';
import { type LossName, layersOf } from '../engine/network.ts';
import { samplesOf } from '../engine/samples.ts';

/** What the network says to the first samples of one set, at one step. */
export interface Answers {
  readonly step: number;
  /** Test samples where there are any, else training samples. */
  readonly set: SampleSet;
  /** (count): the class that each sample is given; empty for data without classes. */
  readonly classes: Uint8Array;
  /** (count): the output behind that answer: of the class that is given, or the first one. */
  readonly outputs: Float32Array;
  /** The samples with the largest losses, the largest first, by their places in the data set. */
  readonly worst: Uint32Array;
  /** Their losses, without penalty. */
  readonly worstLosses: Float32Array;
}

/** Samples that are named as the worst. */
const mostWorst = 24;
/** So many are weighed exactly: outputs are rounded, sums are not, and at losses this large that shows. */
const weighed = 64;
/** Stands for an output of 0 where its logarithm is needed. */
const least = 2 ** -149;

/** A function that gives the answers to the first `limit` samples with the present parameters. */
export function answersOf(engine: Engine, dataset: Dataset, limit: number): () => Answers {
  const set: SampleSet = dataset.test > 0 ? 'test' : 'train';
  const samples: Samples = samplesOf(dataset, engine.network)[set];
  const first = set === 'test' ? dataset.train : 0;
  const indices = Uint32Array.from({ length: Math.min(limit, samples.count) }, (_, i) => i);
  const { outputs, units } = layersOf(engine.network).at(-1)!;
  const { loss } = engine.network;
  const divides = dataset.target.kind === 'classes';

  /** The sums of the output layer for one sample, and what becomes of them. */
  function outputLayer(sample: number) {
    const { a, z } = engine.activations(sampleInput(dataset, first + sample));
    return { a: a.subarray(units), z: z.subarray(units) };
  }

  /** Rounding can make outputs equal whose sums are not: then the sums decide, as they do when answers are counted. */
  function classOf(z: Float32Array, from: number, sample: number): number {
    if (outputs === 1) {
      if (loss === 'squared-error') return z[from]! > 0 ? 1 : 0;
      return z[from] === 0.5 ? Number(outputLayer(sample).a[0]! > 0) : Number(z[from]! > 0.5);
    }
    const { best, alone } = largest(z, from, outputs);
    return alone || loss === 'squared-error' ? best : largest(outputLayer(sample).a, 0, outputs).best;
  }

  return () => {
    const z = engine.outputs(set, indices);
    const classes = new Uint8Array(divides ? indices.length : 0);
    const said = new Float32Array(indices.length);
    const rough = new Float32Array(indices.length);
    for (const i of indices) {
      const from = i * outputs;
      if (divides) classes[i] = classOf(z, from, i);
      said[i] = z[from + (divides && outputs > 1 ? classes[i]! : 0)]!;
      rough[i] = roughLoss(loss, z, from, samples.targets, from, outputs);
    }
    const worst = [
      ...indices
        .slice()
        .sort((i, j) => rough[j]! - rough[i]!)
        .subarray(0, weighed),
    ]
      .map((sample) => {
        const { a, z } = outputLayer(sample);
        return { sample, loss: losses[loss].row(a, z, 0, samples.targets, sample * outputs, outputs) };
      })
      .sort((one, other) => other.loss - one.loss || one.sample - other.sample)
      .slice(0, mostWorst);
    return {
      step: engine.step,
      set,
      classes,
      outputs: said,
      worst: Uint32Array.from(worst, ({ sample }) => first + sample),
      worstLosses: Float32Array.from(worst, ({ loss }) => loss),
    };
  };
}

/** The place of the largest number, counted from `from`, the first of equals; and whether it has no equal. */
function largest(row: Float32Array, from: number, count: number): { best: number; alone: boolean } {
  let best = 0;
  let alone = true;
  for (let k = 1; k < count; k++) {
    if (row[from + k]! > row[from + best]!) [best, alone] = [k, true];
    else if (row[from + k] === row[from + best]) alone = false;
  }
  return { best, alone };
}

/** The loss as the rounded outputs give it: good enough for an order. */
function roughLoss(
  loss: LossName,
  z: Float32Array,
  from: number,
  t: Float32Array,
  target: number,
  count: number,
): number {
  const log = (share: number) => log32(Math.max(least, share));
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const [said, truth] = [z[from + k]!, t[target + k]!];
    switch (loss) {
      case 'squared-error':
        sum += (said - truth) ** 2 / 2;
        break;
      case 'binary-cross-entropy':
        sum -= truth * log(said) + (1 - truth) * log(1 - said);
        break;
      case 'cross-entropy':
        if (truth !== 0) sum -= truth * log(said);
        break;
      default:
        return loss satisfies never;
    }
  }
  return sum;
}
