import { layersOf } from '../engine/network.ts';
import { LabError } from '../lab-error.ts';
import { transpose } from './npy.ts';
import { readNpz } from './npz.ts';
import { readSafetensors } from './safetensors.ts';
import { shapeText, type Tensor } from './tensor.ts';
import { isZip } from './zip.ts';

/** The parameters of a network, without what it does with them. */
export interface Weights {
  /** Inputs, units of each hidden layer, outputs. */
  readonly sizes: readonly number[];
  /** Layer by layer, W (in x out, row-major), then b; as the engine has them. */
  readonly parameters: Float32Array;
}

/** How two tools name and lay out the arrays of a dense layer; W is (in, out) in ours, (out, in) in PyTorch's. */
interface Convention {
  readonly pattern: RegExp;
  readonly isWeight: (kind: string) => boolean;
  readonly transposed: boolean;
}

const conventions: readonly Convention[] = [
  { pattern: /^(?<kind>[Wb])(?<layer>[1-9]\d{0,3})$/, isWeight: (kind) => kind === 'W', transposed: false },
  {
    pattern: /^(?<layer>0|[1-9]\d{0,3})\.(?<kind>weight|bias)$/,
    isWeight: (kind) => kind === 'weight',
    transposed: true,
  },
];

interface NamedTensor {
  readonly name: string;
  readonly tensor: Tensor;
}

/** A layer as found: its number in the names, and its two arrays. */
interface Found {
  readonly number: number;
  readonly weight?: NamedTensor;
  readonly bias?: NamedTensor;
}

/** Whether a file is for `readWeights`: it begins as NPZ or safetensors do, or is named so. */
export function isWeights({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): boolean {
  // A safetensors file begins with the length of its header, in 8 bytes of which the last are 0, and a brace.
  const isSafetensors = bytes.length > 8 && bytes[7] === 0 && bytes[8] === 0x7b;
  return isZip(bytes) || isSafetensors || /\.(npz|safetensors)$/i.test(name);
}

/** Weights from an NPZ or safetensors file, told apart by how they begin. Throws as the readers and `toWeights` do. */
export function readWeights(bytes: Uint8Array, fileName: string): Weights {
  return toWeights(isZip(bytes) ? readNpz(bytes, fileName) : readSafetensors(bytes, fileName).tensors, fileName);
}

/**
 * The network in arrays named W1 b1 W2 b2 … (W is (in x out)) or, as PyTorch names them, 0.weight 0.bias 2.weight …
 * (weight is (out x in)). Throws a `format` error for missing or other names, a `shape` error where shapes do not fit each
 * other, a `data` error for numbers that are not finite, and a `limit` error for a network that is too large.
 */
export function toWeights(tensors: ReadonlyMap<string, Tensor>, fileName: string): Weights {
  const { transposed, layers } = findLayers(tensors, fileName);
  const sizes: number[] = [];
  for (const { weight, bias } of layers) {
    const [inputs, outputs] = weightSizes(weight, transposed, fileName);
    const before = sizes.at(-1);
    if (before === undefined) sizes.push(inputs);
    else if (inputs !== before) {
      const previous = layers[sizes.length - 2]!.weight.name;
      throw new LabError(
        'shape',
        `${fileName}: ${weight.name} is ${shapeText(weight.tensor.shape)} but ${previous} gives ${before} outputs`,
      );
    }
    if (bias.tensor.shape.length !== 1 || bias.tensor.shape[0] !== outputs) {
      throw new LabError(
        'shape',
        `${fileName}: ${bias.name} is ${shapeText(bias.tensor.shape)} but ${weight.name} needs ${shapeText([outputs])}`,
      );
    }
    sizes.push(outputs);
  }
  return { sizes, parameters: flatten(layers, sizes, transposed, fileName) };
}

function findLayers(tensors: ReadonlyMap<string, Tensor>, fileName: string) {
  const convention = conventions.find(({ pattern }) => [...tensors.keys()].some((name) => pattern.test(name)));
  if (!convention) throw new LabError('format', `${fileName}: no weights, arrays named W1 b1 W2 b2 … were expected`);
  const { pattern, isWeight, transposed } = convention;
  const found = new Map<number, Found>();
  for (const [name, tensor] of tensors) {
    const { kind, layer } = pattern.exec(name)?.groups ?? {};
    if (kind === undefined) throw new LabError('format', `${fileName}: "${name}" is none of ${example(transposed)}`);
    const number = Number(layer);
    const known = found.get(number) ?? { number };
    found.set(number, { ...known, [isWeight(kind) ? 'weight' : 'bias']: { name, tensor } });
  }
  const layers = [...found.values()]
    .sort((a, b) => a.number - b.number)
    .map(({ number, weight, bias }, i) => {
      const names = transposed ? [`${number}.weight`, `${number}.bias`] : [`W${i + 1}`, `b${i + 1}`];
      if (!weight || (!transposed && number !== i + 1)) throw missing(names[0]!, fileName);
      if (!bias) throw missing(names[1]!, fileName);
      return { weight, bias };
    });
  return { transposed, layers };
}

function example(transposed: boolean): string {
  return transposed ? '0.weight 0.bias 2.weight 2.bias …' : 'W1 b1 W2 b2 …';
}

function missing(name: string, fileName: string): LabError {
  return new LabError('format', `${fileName}: ${name} is missing`);
}

function weightSizes({ name, tensor }: NamedTensor, transposed: boolean, fileName: string): [number, number] {
  const [rows, columns] = tensor.shape;
  if (tensor.shape.length !== 2 || !rows || !columns) {
    const expected = transposed ? '(out, in)' : '(in, out)';
    throw new LabError('shape', `${fileName}: ${name} is ${shapeText(tensor.shape)}, ${expected} was expected`);
  }
  return transposed ? [columns, rows] : [rows, columns];
}

function flatten(
  layers: readonly { weight: NamedTensor; bias: NamedTensor }[],
  sizes: readonly number[],
  transposed: boolean,
  fileName: string,
): Float32Array<ArrayBuffer> {
  const places = placesOf(sizes);
  const last = places.at(-1)!;
  const parameters = new Float32Array(last.biases + last.outputs);
  layers.forEach(({ weight, bias }, l) => {
    const { inputs, outputs, weights, biases } = places[l]!;
    const W = transposed ? transpose(weight.tensor.data, outputs, inputs) : weight.tensor.data;
    parameters.set(W, weights);
    parameters.set(bias.tensor.data, biases);
    checkFinite(parameters.subarray(weights, biases), weight.name, fileName);
    checkFinite(parameters.subarray(biases, biases + outputs), bias.name, fileName);
  });
  return parameters;
}

function checkFinite(numbers: Float32Array, name: string, fileName: string): void {
  if (numbers.every(Number.isFinite)) return;
  throw new LabError('data', `${fileName}: ${name} holds a number that is not finite in 32 bits`);
}

/** Where the engine has each layer's W and b; neither activations nor loss matter for that. */
function placesOf(sizes: readonly number[]) {
  return layersOf({ sizes, activations: sizes.slice(2).map(() => 'identity'), loss: 'squared-error' });
}

/** The arrays W1 b1 W2 b2 … of a network, as copies: what NPZ and safetensors writers take. */
export function toTensors({ sizes, parameters }: Weights): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  placesOf(sizes).forEach(({ inputs, outputs, weights, biases }, l) => {
    tensors.set(`W${l + 1}`, { shape: [inputs, outputs], data: parameters.slice(weights, biases) });
    tensors.set(`b${l + 1}`, { shape: [outputs], data: parameters.slice(biases, biases + outputs) });
  });
  return tensors;
}
