import type { Dataset } from '../data/dataset.ts';
import { LabError } from '../lab-error.ts';
import { filmGrid, type Measured } from '../protocol/messages.ts';
import { outputMaps } from '../training/frame.ts';
import type { Session } from '../training/session.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import type { FileTensor, Tensor } from './tensor.ts';

/** What a list of runs shows of one. It comes early in the file, so that a list need not read on. */
export interface Summary {
  /** Units of each layer, inputs and outputs included. */
  readonly sizes: readonly number[];
  /** Mean loss of equal stretches of the run. */
  readonly loss: Float32Array;
  /** The first output over the plane, (side, side), row 0 at the low end; absent for data without a plane. */
  readonly map?: Float32Array;
  /** Some of the measures along the run, in rising step: its last and its best one are among them. */
  readonly measured: readonly Measured[];
  /** What it learns: classes, or numbers, of which none is right. */
  readonly target: Dataset['target']['kind'];
}

const mostLosses = 64;
const mostMeasures = 128;
const mostLayers = 65;
const mostSide = 64;
/** Columns of `measured`: the step, then loss, correct and count of the training samples, and the same of the test samples. */
const columns = 7;

/** The summary of a run that stands at its end, as a part of its file. */
export function writeSummary(session: Session): Uint8Array<ArrayBuffer> {
  const { dataset, measured, curve } = session;
  const { sizes } = session.engine.network;
  const loss = thinned(curve().mean);
  const rows = fewer(measured, dataset.target.kind).map(({ step, train, test }) => [
    step,
    ...[train, test].flatMap(({ loss, correct, count }) => [loss, correct, count]),
  ]);
  const tensors = new Map<string, Tensor>([
    ['sizes', { shape: [sizes.length], data: Uint32Array.from(sizes) }],
    ['loss', { shape: [loss.length], data: loss }],
    ['measured', { shape: [rows.length, columns], data: Float64Array.from(rows.flat()) }],
  ]);
  if (dataset.plane) {
    const map = outputMaps(session, filmGrid).slice(0, filmGrid ** 2);
    tensors.set('map', { shape: [filmGrid, filmGrid], data: map });
  }
  return writeSafetensors(tensors, new Map([['target', dataset.target.kind]]));
}

/** The summary again. Throws a `format` error that begins with `where` for anything but one. */
export function readSummary(bytes: Uint8Array, where: string): Summary {
  const fail = (problem: string) => new LabError('format', `${where}: ${problem}`);
  const { tensors, metadata } = readSafetensors(bytes, where);
  const numbers = (name: string, dtype: FileTensor['dtype'], shape: (length: number) => boolean) => {
    const tensor = tensors.get(name);
    if (!tensor) throw fail(`${name} is missing`);
    if (tensor.dtype !== dtype || !shape(tensor.data.length)) throw fail(`${name} is not as it should be`);
    return tensor.data;
  };
  const sizes = [...numbers('sizes', 'U32', (length) => length >= 2 && length <= mostLayers)];
  const loss = numbers('loss', 'F32', (length) => length <= mostLosses) as Float32Array;
  const isSquare = (length: number) => Number.isInteger(Math.sqrt(length)) && length <= mostSide ** 2;
  const map = tensors.has('map') ? (numbers('map', 'F32', isSquare) as Float32Array) : undefined;
  const rows = numbers('measured', 'F64', (length) => length % columns === 0 && length <= mostMeasures * columns);
  const evaluation = (at: number) => ({ loss: rows[at]!, correct: rows[at + 1]!, count: rows[at + 2]! });
  const measured = Array.from({ length: rows.length / columns }, (_, row) => {
    const at = row * columns;
    return { step: rows[at]!, train: evaluation(at + 1), test: evaluation(at + 4) };
  });
  return {
    sizes,
    loss,
    ...(map ? { map } : {}),
    measured,
    target: metadata.get('target') === 'values' ? 'values' : 'classes',
  };
}

/**
 * Where a run did best on the test samples, on the training samples when there are no others: most answers right, then
 * least loss; with numbers as targets by loss alone. Undefined when it was never measured.
 */
export function bestOf(measured: readonly Measured[], target: Dataset['target']['kind']): Measured | undefined {
  const judged = ({ train, test }: Measured) => (test.count > 0 ? test : train);
  return measured.reduce<Measured | undefined>((best, one) => {
    if (!best) return one;
    const [before, now] = [judged(best), judged(one)];
    const isEqual = target === 'values' || now.correct === before.correct;
    return (isEqual ? now.loss < before.loss : now.correct > before.correct) ? one : best;
  }, undefined);
}

function fewer(measured: readonly Measured[], target: Dataset['target']['kind']): readonly Measured[] {
  const best = bestOf(measured, target);
  const every = Math.ceil(measured.length / (mostMeasures - 2));
  return measured.filter((one, i) => i % every === 0 || one === best || i === measured.length - 1);
}

/** Means of at most `mostLosses` equal stretches; the last one may be shorter. */
function thinned(losses: Float32Array): Float32Array {
  const every = Math.ceil(losses.length / mostLosses);
  if (every <= 1) return losses;
  return Float32Array.from({ length: Math.ceil(losses.length / every) }, (_, i) => {
    const stretch = losses.subarray(i * every, (i + 1) * every);
    return stretch.reduce((sum, loss) => sum + loss, 0) / stretch.length;
  });
}
