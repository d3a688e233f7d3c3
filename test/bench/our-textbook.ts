import { type Layer, layersOf } from '../../core/engine/network.ts';
import { createRandom } from '../../core/random.ts';
import { type Matrix, takeRows } from '../../core/textbook/matrix.ts';
import { TwoLayerNet, type TwoLayerParams } from '../../core/textbook/two-layer-net.ts';
import type { Contestant } from './contestant.ts';
import { checked, stride, type Workload } from './workloads.ts';

/** The book's h (section 4.3.1). */
const h = 1e-4;

const arrays = ({ W1, b1, W2, b2 }: TwoLayerParams): readonly Float64Array[] => [W1.values, b1, W2.values, b2];

function netOf({ options, weights }: Workload): TwoLayerNet {
  const [inputs, hidden, outputs] = options.network.sizes;
  const net = new TwoLayerNet(inputs!, hidden!, outputs!, createRandom(1));
  const W = (layer: Layer): Matrix => ({
    rows: layer.inputs,
    columns: layer.outputs,
    values: Float64Array.from(weights.subarray(layer.weights, layer.biases)),
  });
  const b = (layer: Layer) => Float64Array.from(weights.subarray(layer.biases, layer.biases + layer.outputs));
  const [first, second] = layersOf(options.network);
  net.params = { W1: W(first!), b1: b(first!), W2: W(second!), b2: b(second!) };
  return net;
}

/** Gives batches in the workload's order, again and again. */
function batchesOf({ options, train, order }: Workload): () => { x: Matrix; t: Matrix } {
  const scale = train.inputs instanceof Uint8Array ? 255 : 1;
  const matrix = (values: Float64Array): Matrix => ({
    rows: train.count,
    columns: values.length / train.count,
    values,
  });
  const x = matrix(Float64Array.from(train.inputs, (value) => value / scale));
  const t = matrix(Float64Array.from(train.targets));
  let at = 0;
  return () => {
    const batch = order.subarray(at, at + options.batch);
    at = (at + options.batch) % order.length;
    return { x: takeRows(x, batch), t: takeRows(t, batch) };
  };
}

interface Task {
  /** The next number of the check; goes on by one unit. */
  value(): number;
  /** One unit with nothing besides. */
  unit(): void;
}

function training(workload: Workload): Task {
  const net = netOf(workload);
  const next = batchesOf(workload);
  const { learningRate } = workload.options;
  function descend({ x, t }: { x: Matrix; t: Matrix }): void {
    const gradient = arrays(net.gradient(x, t));
    for (const [l, values] of arrays(net.params).entries()) {
      for (let i = 0; i < values.length; i++) values[i]! -= learningRate * gradient[l]![i]!;
    }
  }
  return {
    value() {
      const batch = next();
      const loss = net.loss(batch.x, batch.t);
      descend(batch);
      return loss;
    },
    unit: () => descend(next()),
  };
}

/** Two forward passes a parameter, as in the book. */
function differences(workload: Workload): Task {
  const net = netOf(workload);
  const { x, t } = batchesOf(workload)();
  const count = workload.weights.length;
  let at = 0;
  function value(): number {
    let i = (at++ * stride) % count;
    const values = arrays(net.params).find((array) => {
      if (i < array.length) return true;
      i -= array.length;
      return false;
    })!;
    const kept = values[i]!;
    const lossAt = (changed: number) => {
      values[i] = changed;
      return net.loss(x, t);
    };
    const slope = (lossAt(kept + h) - lossAt(kept - h)) / (2 * h);
    values[i] = kept;
    return slope;
  }
  return { value, unit: value };
}

/** The book's functions in TypeScript, which are written to be read. */
export function ourTextbook(): Contestant {
  let task: Task | undefined;
  return {
    name: 'ours, textbook',
    form: 'plain loops, float64',
    ours: true,
    workloads: 'AD',
    async load(workload) {
      const loaded = workload.name === 'D' ? differences(workload) : training(workload);
      task = loaded;
      return Float64Array.from({ length: checked }, () => loaded.value());
    },
    least: () => 1,
    async run(units) {
      const began = performance.now();
      for (let n = 0; n < units; n++) task?.unit();
      return (performance.now() - began) / 1000;
    },
    close() {},
  };
}
