import { LabError } from '../lab-error.ts';
import type { Dataset, Target } from './dataset.ts';

/** A place in the plane: the first input and the second. */
export type Place = readonly [x1: number, x2: number];

/** A set without points, to be filled by hand: two classes over [-1, 1] x [-1, 1]. */
export function emptyPoints(name: string): Dataset {
  return {
    name,
    features: 2,
    inputs: new Float32Array(0),
    target: { kind: 'classes', labels: new Uint8Array(0), names: ['−1', '+1'] },
    train: 0,
    test: 0,
    plane: { low: -1, high: 1 },
  };
}

/** The set with one more training sample, the last of them, at index `train` of the old set. Its target is a class or a number. */
export function addPoint(dataset: Dataset, place: Place, target: number): Dataset {
  const { train } = checked(dataset);
  return {
    ...dataset,
    inputs: spliced(dataset.inputs, 2 * train, 0, place),
    target: splicedTarget(dataset.target, train, 0, [target]),
    train: train + 1,
  };
}

/** The set with one of its samples at another place. */
export function movePoint(dataset: Dataset, index: number, place: Place): Dataset {
  checked(dataset, index);
  return { ...dataset, inputs: spliced(dataset.inputs, 2 * index, 2, place) };
}

/** The set without one of its samples. */
export function removePoint(dataset: Dataset, index: number): Dataset {
  const { train, test } = checked(dataset, index);
  const ofTraining = index < train;
  return {
    ...dataset,
    inputs: spliced(dataset.inputs, 2 * index, 2, []),
    target: splicedTarget(dataset.target, index, 1, []),
    train: ofTraining ? train - 1 : train,
    test: ofTraining ? test : test - 1,
  };
}

/** Throws a `data` error for a set that is not in the plane, or an index that is none. */
function checked(dataset: Dataset, index?: number): Dataset {
  const { name, features, inputs, train, test } = dataset;
  if (features !== 2 || inputs instanceof Uint8Array) {
    throw new LabError('data', `${name} has ${features} inputs: points need two`);
  }
  if (index !== undefined && !(index >= 0 && index < train + test)) {
    throw new LabError('data', `${name} has no sample ${index}: there are ${train + test}`);
  }
  return dataset;
}

function spliced(values: ArrayLike<number>, at: number, removed: number, added: readonly number[]): Float32Array {
  const all = new Float32Array(values.length - removed + added.length);
  for (let i = 0; i < at; i++) all[i] = values[i]!;
  all.set(added, at);
  for (let i = at + removed; i < values.length; i++) all[i - removed + added.length] = values[i]!;
  return all;
}

function splicedTarget(target: Target, at: number, removed: 0 | 1, added: readonly number[]): Target {
  if (target.kind === 'classes') {
    const unknown = added.find((label) => !(label in target.names));
    if (unknown !== undefined) throw new LabError('data', `no class ${unknown}: there are ${target.names.length}`);
    return { ...target, labels: Uint8Array.from(spliced(target.labels, at, removed, added)) };
  }
  const { outputs, values } = target;
  const rows = added.flatMap((value) => new Array<number>(outputs).fill(value));
  return { ...target, values: spliced(values, at * outputs, removed * outputs, rows) };
}
