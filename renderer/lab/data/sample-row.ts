import type { Dataset } from '../../../core/data/dataset.ts';
import { outputsFor } from '../../../core/data/dataset.ts';
import { unscaled } from '../../../core/data/scale-inputs.ts';
import type { LossName } from '../../../core/engine/network.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import { predictedClass, readingOf } from '../results/output-reading.ts';

/** What the network says about a sample: a class, or a number. */
export type Prediction =
  | { readonly kind: 'class'; readonly label: number; readonly right: boolean }
  | { readonly kind: 'value'; readonly value: number };

/** One input of a sample as its file or its maker has it: before scaling. */
export function rawInput({ inputs, features, scaling }: Dataset, sample: number, feature: number): number {
  const value = inputs[sample * features + feature]!;
  // Float32 keeps about seven digits: more would be noise of the way there and back.
  return scaling ? Number(unscaled(scaling, feature, value).toPrecision(6)) : value;
}

/** Samples whose numbers tell how many decimals a column needs. */
const looked = 200;

/** Decimals that show the numbers of a column to three digits or more; none for whole numbers. */
export function decimalsOf(count: number, valueAt: (sample: number) => number): number {
  let most = 0;
  let allWhole = true;
  for (let i = 0; i < Math.min(count, looked); i++) {
    const value = valueAt(i);
    most = Math.max(most, Math.abs(value));
    allWhole &&= Number.isInteger(value);
  }
  if (allWhole) return 0;
  const digitsBefore = Math.floor(Math.log10(most)) + 1;
  return Math.max(1, Math.min(6, 3 - digitsBefore));
}

/** What the network says about a sample in this frame; undefined when the frame does not speak of it. */
export function predictionOf(
  dataset: Dataset,
  loss: LossName,
  frame: Frame | undefined,
  sample: number,
): Prediction | undefined {
  const { target } = dataset;
  const outputs = outputsFor(target, loss);
  const at = frame?.view.samples.indexOf(sample) ?? -1;
  if (!frame || at < 0 || frame.outputs.length !== frame.view.samples.length * outputs) return undefined;
  if (target.kind === 'values') return { kind: 'value', value: frame.outputs[at * outputs]! };
  const label = predictedClass(frame.outputs, at * outputs, outputs, readingOf(dataset, loss));
  return { kind: 'class', label, right: label === target.labels[sample] };
}
