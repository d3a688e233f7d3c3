import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activationNames, lossNames } from '../../../../core/engine/network.ts';
import { momentOf } from '../../../../core/run-file/export/moment.ts';
import { onnx } from '../../../../core/run-file/export/onnx.ts';
import { readRun } from '../../../../core/run-file/read-run.ts';
import { writeRun } from '../../../../core/run-file/write-run.ts';
import { onnxruntime } from '../../../support/onnxruntime.ts';
import { all, message, readFields, text } from '../../../support/protobuf-reader.ts';
import { anySettings, moonsRun, newRun } from '../../../support/runs.ts';

type Matrix = { readonly dims: readonly number[]; readonly data: readonly number[] };

/** What the operators say they do (onnx/onnx, docs/Operators.md), in float64, for one row. */
const operators: Record<string, (inputs: readonly Matrix[], attribute: bigint | undefined) => Matrix> = {
  Gemm: ([x, W, b]) => {
    const [rows, columns] = W!.dims as [number, number];
    expect([x!.dims, b!.dims]).toEqual([[1, rows], [columns]]);
    const sum = (j: number) =>
      x!.data.reduce((total, value, i) => total + value * W!.data[i * columns + j]!, b!.data[j]!);
    return { dims: [1, columns], data: Array.from({ length: columns }, (_, j) => sum(j)) };
  },
  Sigmoid: ([a]) => ({ ...a!, data: a!.data.map((value) => 1 / (1 + Math.exp(-value))) }),
  Tanh: ([a]) => ({ ...a!, data: a!.data.map(Math.tanh) }),
  Relu: ([a]) => ({ ...a!, data: a!.data.map((value) => Math.max(0, value)) }),
  Greater: ([a, zero]) => {
    expect(zero).toEqual({ dims: [], data: [0] });
    return { ...a!, data: a!.data.map((value) => (value > zero!.data[0]! ? 1 : 0)) };
  },
  Cast: ([a], to) => {
    expect(to).toBe(1n);
    return a!;
  },
  Softmax: ([a], axis) => {
    expect(axis).toBe(-1n);
    const most = Math.max(...a!.data);
    const e = a!.data.map((value) => Math.exp(value - most));
    const sum = e.reduce((total, value) => total + value);
    return { ...a!, data: e.map((value) => value / sum) };
  },
};

/** Reads a model and runs it on one sample. */
function run(bytes: Uint8Array, x: readonly number[]): readonly number[] {
  const graph = message(all(readFields(bytes), 7)[0]);
  const known = new Map<string, Matrix>([['x', { dims: [1, x.length], data: x }]]);
  for (const tensor of all(graph, 5).map(message)) {
    const raw = all(tensor, 9)[0] as Uint8Array;
    const dims = all(tensor, 1).map(Number);
    const data = [...new Float32Array(raw.slice().buffer)];
    expect(all(tensor, 2)).toEqual([1n]);
    expect(data).toHaveLength(dims.reduce((product, size) => product * size, 1));
    known.set(text(all(tensor, 8)[0]), { dims, data });
  }
  for (const node of all(graph, 1).map(message)) {
    const attribute = all(node, 5).map(message)[0];
    const inputs = all(node, 1).map((name) => known.get(text(name))!);
    const operator = operators[text(all(node, 4)[0])]!;
    known.set(text(all(node, 2)[0]), operator(inputs, attribute && (all(attribute, 3)[0] as bigint)));
  }
  return known.get('y')!.data;
}

test('an ONNX model is of format 8 and operator set 13, from x (batch, inputs) to y (batch, outputs)', () => {
  const model = readFields(onnx.write(momentOf(readRun(writeRun(moonsRun()), 'a.plab'), 50)));
  expect(all(model, 1)).toEqual([8n]);
  expect(all(message(all(model, 8)[0]), 2)).toEqual([13n]);
  const graph = message(all(model, 7)[0]);
  const [input, output] = [11, 12].map((field) => {
    const info = message(all(graph, field)[0]);
    const tensor = message(all(message(all(info, 2)[0]), 1)[0]);
    const [batch, columns] = all(message(all(tensor, 2)[0]), 1).map(message);
    return [text(all(info, 1)[0]), all(tensor, 1)[0], text(all(batch!, 2)[0]), all(columns!, 1)[0]];
  });
  expect(input).toEqual(['x', 1n, 'batch', 2n]);
  expect(output).toEqual(['y', 1n, 'batch', 1n]);
});

test('an ONNX model, read by other code, gives the outputs of the engine within 1e-5 (seed 31)', () => {
  fc.assert(
    fc.property(anySettings, ({ name, changes }) => {
      const session = newRun(name, changes);
      session.advance(20);
      const moment = momentOf(readRun(writeRun(session), 'a.plab'), 20);
      const x = Float32Array.of(0.3, -0.7);
      const { z } = session.engine.activations(x);
      const outputs = z.subarray(z.length - session.engine.network.sizes.at(-1)!);
      run(onnx.write(moment), [...x]).forEach((value, i) => {
        expect(Math.abs(value - outputs[i]!)).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
      });
    }),
    { seed: 31, numRuns: 60 },
  );
});

test('the operators of softmax and step are in it where the network has them', () => {
  const session = newRun('moons', { loss: 'cross-entropy', hidden: [{ units: 3, activation: 'step' }] });
  session.advance(5);
  const outputs = session.engine.outputs('train', Uint32Array.of(0));
  const x = [...(session.dataset.inputs as Float32Array).subarray(0, 2)];
  const found = run(onnx.write(momentOf(readRun(writeRun(session), 'a.plab'), 5)), x);
  expect(found).toHaveLength(2);
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(outputs[i]!, 6);
  });
});

test.skipIf(!onnxruntime.here)(
  `onnxruntime gives the outputs of the engine within 1e-5 for every activation and loss${onnxruntime.note}`,
  async () => {
    const rows = [
      [0.3, -0.7],
      [-1, 1],
      [0, 0],
    ];
    for (const activation of activationNames) {
      for (const loss of lossNames) {
        const hidden = [5, 4].map((units) => ({ units, activation }));
        const session = newRun('moons', { hidden, loss, learningRate: 0.02 });
        session.advance(60);
        const outputs = session.engine.network.sizes.at(-1)!;
        const expected = rows.flatMap((x) => [...session.engine.activations(Float32Array.from(x)).z.slice(-outputs)]);
        const y = await onnxruntime.run(onnx.write(momentOf(readRun(writeRun(session), 'a.plab'), 60)), rows);
        expect(y.dims).toEqual([rows.length, outputs]);
        const apart = expected.map((value, i) => Math.abs(value - y.data[i]!));
        expect(Math.max(...apart), `${activation}, ${loss}`).toBeLessThan(1e-5);
      }
    }
  },
);

test.skipIf(!onnxruntime.here)(
  `onnxruntime gives the outputs of a 784-50-10 network within 1e-5 for a batch of digits${onnxruntime.note}`,
  async () => {
    const session = newRun('digits');
    session.advance(30);
    const samples = [0, 1, 2, 3, 4, 5, 6, 7];
    const { inputs, features } = session.dataset;
    const rows = samples.map((i) => [...inputs.subarray(i * features, (i + 1) * features)].map((byte) => byte / 255));
    const y = await onnxruntime.run(onnx.write(momentOf(readRun(writeRun(session), 'a.plab'), 30)), rows);
    const expected = session.engine.outputs('train', Uint32Array.from(samples));
    expect(y.dims).toEqual([8, 10]);
    expect(Math.max(...expected.map((value, i) => Math.abs(value - y.data[i]!)))).toBeLessThan(1e-5);
  },
);
