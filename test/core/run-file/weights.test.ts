import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterCount } from '../../../core/engine/network.ts';
import { LabError } from '../../../core/lab-error.ts';
import { writeNpz } from '../../../core/run-file/npz.ts';
import { writeSafetensors } from '../../../core/run-file/safetensors.ts';
import type { Tensor } from '../../../core/run-file/tensor.ts';
import { isWeights, readWeights, toTensors, toWeights } from '../../../core/run-file/weights.ts';

/** An array of this shape, filled 1, 2, 3 … */
function array(...shape: number[]): Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float32Array.from({ length }, (_, i) => i + 1) };
}

test('a network goes through NPZ and safetensors bit for bit (seed 13)', () => {
  const networks = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 }).chain((sizes) => {
    const count = parameterCount({ sizes, activations: sizes.slice(2).map(() => 'relu'), loss: 'cross-entropy' });
    const numbers = fc.float32Array({ minLength: count, maxLength: count, noNaN: true, noDefaultInfinity: true });
    return fc.record({ sizes: fc.constant(sizes), parameters: numbers });
  });
  fc.assert(
    fc.property(networks, (weights) => {
      const tensors = toTensors(weights);
      expect(readWeights(writeNpz(tensors), 'w.npz')).toEqual(weights);
      expect(readWeights(writeSafetensors(tensors), 'w.safetensors')).toEqual(weights);
    }),
    { seed: 13 },
  );
});

test('the arrays are W1 b1 W2 b2, W being (in x out), in the order of the flat parameters', () => {
  const parameters = Float32Array.from({ length: 13 }, (_, i) => i);
  const tensors = toTensors({ sizes: [2, 3, 1], parameters });
  expect([...tensors]).toEqual([
    ['W1', { shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) }],
    ['b1', { shape: [3], data: Float32Array.of(6, 7, 8) }],
    ['W2', { shape: [3, 1], data: Float32Array.of(9, 10, 11) }],
    ['b2', { shape: [1], data: Float32Array.of(12) }],
  ]);
});

test("PyTorch's names, (out x in) weights and gaps between layers are read, in the order of the numbers", () => {
  const tensors = new Map([
    ['10.bias', array(1)],
    ['10.weight', array(1, 3)],
    ['2.weight', array(3, 2)],
    ['2.bias', array(3)],
  ]);
  expect(toWeights(tensors, 'm')).toEqual({
    sizes: [2, 3, 1],
    parameters: Float32Array.of(1, 3, 5, 2, 4, 6, 1, 2, 3, 1, 2, 3, 1),
  });
});

test('arrays of float64 and of whole numbers are read as float32', () => {
  const tensors = new Map<string, Tensor>([
    ['W1', { shape: [1, 2], data: Float64Array.of(0.1, -3) }],
    ['b1', { shape: [2], data: Int32Array.of(7, 8) }],
  ]);
  expect(toWeights(tensors, 'm').parameters).toEqual(Float32Array.of(0.1, -3, 7, 8));
});

type Names = Readonly<Record<string, Tensor>>;
const layer1 = { W1: array(4, 50), b1: array(50) };
describe.each<[string, Names, LabError]>([
  ['nothing', {}, new LabError('format', 'm: no weights, arrays named W1 b1 W2 b2 … were expected')],
  [
    'other names',
    { kernel: array(1) },
    new LabError('format', 'm: no weights, arrays named W1 b1 W2 b2 … were expected'),
  ],
  ['an array too many', { ...layer1, step: array(1) }, new LabError('format', 'm: "step" is none of W1 b1 W2 b2 …')],
  [
    'names of both kinds',
    { '0.weight': array(1, 1), W1: array(1, 1) },
    new LabError('format', 'm: "0.weight" is none of W1 b1 W2 b2 …'),
  ],
  ['W0', { ...layer1, W0: array(1, 1) }, new LabError('format', 'm: "W0" is none of W1 b1 W2 b2 …')],
  ['no bias', { W1: array(4, 50) }, new LabError('format', 'm: b1 is missing')],
  ['no weights', { b1: array(50) }, new LabError('format', 'm: W1 is missing')],
  ['no second layer', { ...layer1, W3: array(50, 3), b3: array(3) }, new LabError('format', 'm: W2 is missing')],
  ['no PyTorch bias', { '0.weight': array(1, 1) }, new LabError('format', 'm: 0.bias is missing')],
  [
    'another PyTorch name',
    { '0.weight': array(1, 1), '0.scale': array(1) },
    new LabError('format', 'm: "0.scale" is none of 0.weight 0.bias 2.weight 2.bias …'),
  ],
  ['flat weights', { W1: array(50), b1: array(50) }, new LabError('shape', 'm: W1 is (50,), (in, out) was expected')],
  [
    'empty weights',
    { W1: array(0, 50), b1: array(50) },
    new LabError('shape', 'm: W1 is (0, 50), (in, out) was expected'),
  ],
  [
    'flat PyTorch weights',
    { '0.weight': array(50), '0.bias': array(50) },
    new LabError('shape', 'm: 0.weight is (50,), (out, in) was expected'),
  ],
  ['a short bias', { W1: array(4, 50), b1: array(49) }, new LabError('shape', 'm: b1 is (49,) but W1 needs (50,)')],
  [
    'a bias with rows',
    { W1: array(4, 50), b1: array(1, 50) },
    new LabError('shape', 'm: b1 is (1, 50) but W1 needs (50,)'),
  ],
  [
    'layers that do not fit',
    { ...layer1, W2: array(49, 10), b2: array(10) },
    new LabError('shape', 'm: W2 is (49, 10) but W1 gives 50 outputs'),
  ],
  [
    'too many units',
    { W1: array(20_000, 1), b1: array(1) },
    new LabError('limit', 'layer 0 has 20000 units: a whole number from 1 to 16384 is expected'),
  ],
  [
    'NaN',
    { W1: array(1, 1), b1: { shape: [1], data: Float32Array.of(Number.NaN) } },
    new LabError('data', 'm: b1 holds a number that is not finite in 32 bits'),
  ],
  [
    '1e300',
    { W1: { shape: [1, 1], data: Float64Array.of(1e300) }, b1: array(1) },
    new LabError('data', 'm: W1 holds a number that is not finite in 32 bits'),
  ],
])('%s', (_, arrays, error) => {
  test(`is refused: ${error.message}`, () => {
    let thrown: unknown;
    try {
      toWeights(new Map(Object.entries(arrays)), 'm');
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).toEqual(error);
    expect(thrown).toHaveProperty('code', error.code);
  });
});

test('weights are told from other files by how they begin, or by their names', () => {
  const text = new TextEncoder().encode('height,width\n1,2\n');
  const arrays = new Map(Object.entries(layer1));
  expect(isWeights({ name: 'a', bytes: writeNpz(arrays) })).toBe(true);
  expect(isWeights({ name: 'a', bytes: writeSafetensors(arrays) })).toBe(true);
  expect(isWeights({ name: 'broken.NPZ', bytes: text })).toBe(true);
  expect(isWeights({ name: 'plants.csv', bytes: text })).toBe(false);
  expect(isWeights({ name: 'labels', bytes: Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3) })).toBe(false);
});
