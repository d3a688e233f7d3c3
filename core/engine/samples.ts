import { type Dataset, outputsFor } from '../data/dataset.ts';
import { LabError } from '../lab-error.ts';
import { checkLength } from './check.ts';
import type { Samples } from './engine.ts';
import type { LossName, Network } from './network.ts';

/**
 * Classes as numbers, (samples, outputs): one-hot rows; with one output 0 and 1 for binary cross entropy, -1 and 1 for
 * squared error, whose threshold is 0.
 */
function classTargets(labels: Uint8Array, classes: number, outputs: number, loss: LossName): Float32Array {
  const targets = new Float32Array(labels.length * outputs);
  const no = loss === 'squared-error' ? -1 : 0;
  for (const [i, label] of labels.entries()) {
    if (label >= classes) throw new LabError('data', `sample ${i} has label ${label}: there are ${classes} classes`);
    if (outputs === 1) targets[i] = label === 1 ? 1 : no;
    else targets[i * outputs + label] = 1;
  }
  return targets;
}

/** Throws a `data` error where a loss would be meaningless: it needs probabilities, or finite numbers. */
function checkValues(values: Float32Array, outputs: number, loss: LossName): void {
  const low = loss === 'squared-error' ? -Infinity : 0;
  const high = loss === 'squared-error' ? Infinity : 1;
  for (const [i, value] of values.entries()) {
    if (!Number.isFinite(value) || value < low || value > high) {
      const expected = loss === 'squared-error' ? 'a finite number' : 'a number from 0 to 1';
      throw new LabError('data', `sample ${Math.floor(i / outputs)} has target ${value}: ${loss} needs ${expected}`);
    }
  }
  if (loss !== 'cross-entropy') return;
  for (let i = 0; i < values.length; i += outputs) {
    const sum = values.subarray(i, i + outputs).reduce((total, value) => total + value, 0);
    if (Math.abs(sum - 1) > 1e-4) {
      throw new LabError('data', `sample ${i / outputs} has targets that sum to ${sum}: cross-entropy needs 1`);
    }
  }
}

/**
 * A data set as the engine takes it, for a network: inputs are views, not copies. Throws a `shape` error when data and
 * network do not fit, a `data` error when a target is impossible.
 */
export function samplesOf(dataset: Dataset, network: Network): { readonly train: Samples; readonly test: Samples } {
  const { features, inputs, target, train, test } = dataset;
  const { sizes, loss } = network;
  const count = train + test;
  const outputs = outputsFor(target, loss);
  if (sizes[0] !== features) {
    throw new LabError('shape', `${dataset.name} has ${features} numbers a sample, the network ${sizes[0]} inputs`);
  }
  if (sizes.at(-1) !== outputs) {
    throw new LabError(
      'shape',
      `${dataset.name} with ${loss} needs ${outputs} outputs, the network has ${sizes.at(-1)}`,
    );
  }
  checkLength(`inputs of ${dataset.name}`, inputs.length, count * features);
  let targets: Float32Array;
  if (target.kind === 'classes') {
    checkLength(`labels of ${dataset.name}`, target.labels.length, count);
    targets = classTargets(target.labels, target.names.length, outputs, loss);
  } else {
    checkLength(`values of ${dataset.name}`, target.values.length, count * outputs);
    checkValues(target.values, outputs, loss);
    targets = target.values;
  }
  const part = (from: number, to: number): Samples => ({
    count: to - from,
    inputs: inputs.subarray(from * features, to * features),
    targets: targets.subarray(from * outputs, to * outputs),
  });
  return { train: part(0, train), test: part(train, count) };
}
