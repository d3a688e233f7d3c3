import { type Layer, layersOf } from '../../engine/network.ts';
import { writeNumbers } from '../tensor.ts';
import type { Exporter, Moment } from './moment.ts';
import { bytesField, joined, messageField, textField, wholeField } from './protobuf.ts';

/** What every reader since 2021 knows: operator set 13, format 8. */
const opset = 13;
const irVersion = 8;
/** Numbers of onnx.proto: element type float, attribute type INT. */
const FLOAT = 1;
const INT = 2;

/** Field numbers are those of onnx/onnx, `onnx/onnx.proto`. */
export const onnx: Exporter = {
  about: 'an ONNX model for onnxruntime and others: x (batch, inputs) to y (batch, outputs)',
  ending: 'onnx',
  write(moment) {
    const { sizes } = moment.network;
    const layers = layersOf(moment.network);
    const graph = [
      ...layers.flatMap((layer, l) => nodesOf(layer, l, l === layers.length - 1)),
      textField(2, 'network'),
      ...initializers(moment, layers),
      valueInfo(11, 'x', sizes[0]!),
      valueInfo(12, 'y', sizes.at(-1)!),
    ];
    return joined([
      wholeField(1, irVersion),
      textField(2, 'Perceptron Lab'),
      messageField(7, ...graph),
      messageField(8, textField(1, ''), wholeField(2, opset)),
      messageField(14, textField(1, 'step'), textField(2, String(moment.step))),
    ]);
  },
};

/** A layer's sum a = z W + b, then its activation. */
function nodesOf({ activation }: Layer, l: number, isLast: boolean): Uint8Array[] {
  const before = l === 0 ? 'x' : `z${l}`;
  const out = isLast ? 'y' : `z${l + 1}`;
  const a = activation === 'identity' ? out : `a${l + 1}`;
  const sum = node('Gemm', [before, `W${l + 1}`, `b${l + 1}`], a);
  switch (activation) {
    case 'identity':
      return [sum];
    case 'step':
      return [sum, node('Greater', [a, 'zero'], `s${l + 1}`), node('Cast', [`s${l + 1}`], out, ['to', FLOAT])];
    case 'sigmoid':
      return [sum, node('Sigmoid', [a], out)];
    case 'tanh':
      return [sum, node('Tanh', [a], out)];
    case 'relu':
      return [sum, node('Relu', [a], out)];
    case 'softmax':
      return [sum, node('Softmax', [a], out, ['axis', -1])];
    default:
      return activation satisfies never;
  }
}

function node(type: string, inputs: readonly string[], output: string, attribute?: readonly [string, number]) {
  const fields = [...inputs.map((name) => textField(1, name)), textField(2, output), textField(3, output)];
  if (!attribute) return messageField(1, ...fields, textField(4, type));
  const [name, value] = attribute;
  return messageField(
    1,
    ...fields,
    textField(4, type),
    messageField(5, textField(1, name), intField(value), wholeField(20, INT)),
  );
}

/** AttributeProto.i; -1 is the only number below 0 here, in two's complement of 64 bits: ten bytes. */
function intField(value: number): Uint8Array {
  return value < 0 ? Uint8Array.from([3 * 8, ...new Array<number>(9).fill(0xff), 1]) : wholeField(3, value);
}

function initializers({ parameters }: Moment, layers: readonly Layer[]): Uint8Array[] {
  const all = layers.flatMap(({ inputs, outputs, weights, biases }, l) => [
    tensor(`W${l + 1}`, [inputs, outputs], parameters.subarray(weights, biases)),
    tensor(`b${l + 1}`, [outputs], parameters.subarray(biases, biases + outputs)),
  ]);
  const steps = layers.some(({ activation }) => activation === 'step');
  return steps ? [...all, tensor('zero', [], Float32Array.of(0))] : all;
}

function tensor(name: string, shape: readonly number[], data: Float32Array): Uint8Array {
  const dims = shape.map((size) => wholeField(1, size));
  return messageField(5, ...dims, wholeField(2, FLOAT), textField(8, name), bytesField(9, writeNumbers(data).bytes));
}

/** A matrix of any number of rows. */
function valueInfo(field: number, name: string, columns: number): Uint8Array {
  const shape = messageField(2, messageField(1, textField(2, 'batch')), messageField(1, wholeField(1, columns)));
  return messageField(field, textField(1, name), messageField(2, messageField(1, wholeField(1, FLOAT), shape)));
}
