import type { Evaluation } from '../engine/engine.ts';
import { LabError } from '../lab-error.ts';
import type { Measured } from '../protocol/messages.ts';
import { type Curve, curveBuckets } from '../training/curve.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import type { NumberArray, Tensor } from './tensor.ts';

/** How a run went: the loss of every step's batch, thinned, and what was measured on the way. */
export interface History {
  readonly curve: Curve;
  /** In rising step. */
  readonly measured: readonly Measured[];
}

const curveColumns = ['mean', 'least', 'most'] as const;
const sets = ['train', 'test'] as const;

/** The history as columns of a safetensors file, each of one length for the batches and one for the measures. */
export function writeHistory({ curve, measured }: History): Uint8Array<ArrayBuffer> {
  const tensors = new Map<string, Tensor>();
  const add = (name: string, data: NumberArray) => tensors.set(name, { shape: [data.length], data });
  for (const name of curveColumns) add(`loss.${name}`, curve[name]);
  add(
    'measured.step',
    Uint32Array.from(measured, (one) => one.step),
  );
  for (const set of sets) {
    add(
      `measured.${set}.loss`,
      Float64Array.from(measured, (one) => one[set].loss),
    );
    add(
      `measured.${set}.correct`,
      Uint32Array.from(measured, (one) => one[set].correct),
    );
    add(
      `measured.${set}.count`,
      Uint32Array.from(measured, (one) => one[set].count),
    );
  }
  return writeSafetensors(tensors, new Map([['stride', String(curve.stride)]]));
}

/**
 * The history of a run of so many steps. Throws a `format` error that begins with `where` for columns that do not fit it or
 * each other, and for batch losses that are not finite: a step without one is not taken. Version 1.0 had no measures.
 */
export function readHistory(bytes: Uint8Array, steps: number, where: string): History {
  const fail = (problem: string) => new LabError('format', `${where}: ${problem}`);
  const { tensors, metadata } = readSafetensors(bytes, where);

  function column(name: string, dtype: string, length: number): NumberArray {
    const tensor = tensors.get(name);
    if (!tensor) throw fail(`${name} is missing`);
    if (tensor.dtype !== dtype || tensor.shape.length !== 1 || tensor.data.length !== length) {
      throw fail(`${name} must be ${length} numbers of type ${dtype}`);
    }
    return tensor.data;
  }

  const text = metadata.get('stride') ?? '';
  const stride = Number(text);
  if (!/^[1-9]\d{0,8}$/.test(text)) throw fail('stride must be a whole number from 1');
  const buckets = Math.ceil(steps / stride);
  if (buckets > curveBuckets) throw fail(`${buckets} losses, at most ${curveBuckets} are allowed`);
  const [mean, least, most] = curveColumns.map((name) => column(`loss.${name}`, 'F32', buckets) as Float32Array);
  for (const [i, losses] of [mean!, least!, most!].entries()) {
    if (!losses.every(Number.isFinite)) throw fail(`loss.${curveColumns[i]} holds a number that is not finite`);
  }
  return {
    curve: { stride, mean: mean!, least: least!, most: most! },
    measured: tensors.has('measured.step') ? readMeasured() : [],
  };

  function readMeasured(): Measured[] {
    const at = tensors.get('measured.step')!.data;
    const count = at.length;
    column('measured.step', 'U32', count);
    if (at.some((step, i) => step > steps || (i > 0 && step <= at[i - 1]!))) {
      throw fail(`measured.step must rise, up to ${steps}`);
    }
    const [train, test] = sets.map((set) => readSet(set, count));
    return Array.from(at, (step, i) => ({ step, train: train![i]!, test: test![i]! }));
  }

  function readSet(set: string, length: number): Evaluation[] {
    const losses = column(`measured.${set}.loss`, 'F64', length);
    const correct = column(`measured.${set}.correct`, 'U32', length);
    const counts = column(`measured.${set}.count`, 'U32', length);
    return Array.from(losses, (loss, i) => {
      if (correct[i]! > counts[i]!) throw fail(`measured.${set}.correct exceeds its count in row ${i}`);
      return { loss, correct: correct[i]!, count: counts[i]! };
    });
  }
}
