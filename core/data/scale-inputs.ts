import type { Dataset } from './dataset.ts';
import { type Plane, type Range, rangesOf } from './plane.ts';

/** Ways to scale each input: to mean 0 and standard deviation 1, or to the range -1 to 1. */
export const scaleNames = ['standard', 'range'] as const;

export type ScaleName = (typeof scaleNames)[number];

/** What was done to each input: scaled = (input - centre) / spread. */
export interface Scaling {
  readonly kind: ScaleName;
  /** (features): the mean, or the middle of the range. */
  readonly centre: Float32Array;
  /** (features): the standard deviation, or half the range; 1 for an input that never changes. */
  readonly spread: Float32Array;
}

/**
 * The data set with its inputs scaled by what the training part is like; the test part and the plane follow. Says what was
 * done in `scaling`. Pictures, whose bytes stand for 0 to 1, data without training samples and data that is scaled already
 * are returned as they are.
 */
export function scaleInputs(dataset: Dataset, kind: ScaleName): Dataset {
  const { inputs, features, train, test, image, plane } = dataset;
  if (image || inputs instanceof Uint8Array || train === 0 || dataset.scaling) return dataset;
  const centre = new Float32Array(features);
  const spread = new Float32Array(features);
  const measure = kind === 'standard' ? meanAndDeviation : middleAndHalf;
  for (let j = 0; j < features; j++) {
    const [middle, half] = measure(inputs, features, j, train);
    centre[j] = middle;
    spread[j] = Math.fround(half) > 0 ? half : 1;
  }
  const scaled = new Float32Array(inputs.length);
  for (let at = 0; at < (train + test) * features; at++) {
    scaled[at] = (inputs[at]! - centre[at % features]!) / spread[at % features]!;
  }
  const scaling: Scaling = { kind, centre, spread };
  return { ...dataset, inputs: scaled, scaling, ...(plane ? { plane: scaledPlane(plane, scaling) } : {}) };
}

/** An input as it was before scaling: for what people read, and for what they put in. */
export function unscaled(scaling: Scaling | undefined, feature: number, value: number): number {
  return scaling ? value * scaling.spread[feature]! + scaling.centre[feature]! : value;
}

function scaledPlane(plane: Plane, { centre, spread }: Scaling): Plane {
  const [first, second] = rangesOf(plane).map(
    ({ low, high }, j): Range => ({ low: (low - centre[j]!) / spread[j]!, high: (high - centre[j]!) / spread[j]! }),
  );
  return { ...first!, second: second! };
}

type Measure = (
  inputs: Float32Array,
  features: number,
  feature: number,
  count: number,
) => readonly [centre: number, spread: number];

/** The standard deviation of the samples themselves: divided by their number. */
const meanAndDeviation: Measure = (inputs, features, feature, count) => {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += inputs[i * features + feature]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (inputs[i * features + feature]! - mean) ** 2;
  return [mean, Math.sqrt(squares / count)];
};

const middleAndHalf: Measure = (inputs, features, feature, count) => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < count; i++) {
    least = Math.min(least, inputs[i * features + feature]!);
    most = Math.max(most, inputs[i * features + feature]!);
  }
  return [(least + most) / 2, (most - least) / 2];
};
