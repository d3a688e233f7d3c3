import * as v from 'valibot';
import type { Dataset } from '../data/dataset.ts';
import { LabError } from '../lab-error.ts';
import { parse } from '../parse.ts';
import { finish, type Pieces } from '../pieces.ts';
import { datasetSchema } from '../protocol/commands.ts';
import { sha256 } from '../sha256.ts';
import { checksumsOf } from './checksums.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import { shapeText, type Tensor } from './tensor.ts';

/** Data of one's own goes into a run file while it takes no more bytes than this. */
const mostBytes = 4 * 1024 * 1024;

/** A data set but for its arrays, which are in a part of their own. */
export const ownDataSchema = v.object({
  ...v.omit(datasetSchema, ['inputs', 'target', 'train', 'test', 'scaling']).entries,
  target: v.variant('kind', [
    v.object({ kind: v.literal('classes'), names: v.array(v.string()) }),
    v.object({ kind: v.literal('values'), outputs: datasetSchema.entries.features }),
  ]),
  scaling: v.exactOptional(v.object({ kind: v.string() })),
});

export type OwnData = v.InferOutput<typeof ownDataSchema>;

/** A data set never changes: its hash is taken once, and a run is saved again and again. */
const hashes = new WeakMap<Dataset, string>();

/** Tells two data sets apart: SHA-256 over the hashes of inputs and targets. */
export function dataHash(dataset: Dataset): string {
  return finish(dataHashInPieces(dataset));
}

export function* dataHashInPieces(dataset: Dataset): Pieces<string> {
  const known = hashes.get(dataset);
  if (known !== undefined) return known;
  const inputs = yield* checksumsOf(bytesOf(dataset.inputs));
  const targets = yield* checksumsOf(bytesOf(targetsOf(dataset.target)));
  const hash = sha256(new TextEncoder().encode(inputs.sha256 + targets.sha256));
  hashes.set(dataset, hash);
  return hash;
}

const bytesOf = (numbers: Float32Array | Uint8Array) =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
const targetsOf = (target: Dataset['target']) => (target.kind === 'classes' ? target.labels : target.values);

/** Whether a data set is small enough to travel with its run. */
export function isSmall({ inputs, target }: Dataset): boolean {
  return inputs.byteLength + targetsOf(target).byteLength <= mostBytes;
}

/** What is said about a data set, and its arrays as a safetensors file. */
export function writeOwnData({ inputs, target, train, test, scaling, ...about }: Dataset): {
  about: OwnData;
  bytes: Uint8Array<ArrayBuffer>;
} {
  const samples = train + test;
  const outputs = target.kind === 'classes' ? [] : [target.outputs];
  const tensors = new Map<string, Tensor>([
    ['inputs', { shape: [samples, about.features], data: inputs }],
    ['targets', { shape: [samples, ...outputs], data: targetsOf(target) }],
  ]);
  if (scaling) {
    tensors.set('scaling.centre', { shape: [about.features], data: scaling.centre });
    tensors.set('scaling.spread', { shape: [about.features], data: scaling.spread });
  }
  const kind: OwnData['target'] =
    target.kind === 'classes'
      ? { kind: 'classes', names: [...target.names] }
      : { kind: 'values', outputs: target.outputs };
  return {
    about: { ...about, target: kind, ...(scaling ? { scaling: { kind: scaling.kind } } : {}) },
    bytes: writeSafetensors(tensors),
  };
}

/** The data set again. Throws a `format` error that begins with `where` for arrays that are not those of what is said. */
export function readOwnData(
  { target, scaling, ...about }: OwnData,
  counts: { readonly train: number; readonly test: number },
  bytes: Uint8Array,
  where: string,
): Dataset {
  const fail = (problem: string) => new LabError('format', `${where}: ${problem}`);
  const { tensors } = readSafetensors(bytes, where);
  const samples = counts.train + counts.test;
  const array = (name: string, shape: readonly number[], dtypes: readonly string[]) => {
    const tensor = tensors.get(name);
    if (!tensor) throw fail(`${name} is missing`);
    if (!dtypes.includes(tensor.dtype) || shapeText(tensor.shape) !== shapeText(shape)) {
      throw fail(
        `${name} is ${tensor.dtype} ${shapeText(tensor.shape)}, ${dtypes.join(' or ')} ${shapeText(shape)} was expected`,
      );
    }
    if (!tensor.data.every(Number.isFinite)) throw fail(`${name} holds a number that is not finite`);
    return tensor.data;
  };
  const inputs = array('inputs', [samples, about.features], ['F32', 'U8']);
  const targets =
    target.kind === 'classes'
      ? { ...target, labels: array('targets', [samples], ['U8']) }
      : { ...target, values: array('targets', [samples, target.outputs], ['F32']) };
  if (target.kind === 'classes' && targetsOf(targets as Dataset['target']).some((one) => one >= target.names.length)) {
    throw fail(`targets holds a class beyond the ${target.names.length} that have names`);
  }
  const scaled = scaling && {
    ...scaling,
    centre: array('scaling.centre', [about.features], ['F32']),
    spread: array('scaling.spread', [about.features], ['F32']),
  };
  const whole = { ...about, ...counts, inputs, target: targets, ...(scaled ? { scaling: scaled } : {}) };
  try {
    return parse(datasetSchema, whole, 'format');
  } catch (thrown) {
    throw thrown instanceof LabError ? fail(thrown.message) : thrown;
  }
}
