import { createRequire } from 'node:module';
import { layersOf, serve } from './wire.mjs';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
const backend = process.argv[2];
if (backend === 'wasm') require('@tensorflow/tfjs-backend-wasm').setThreadsCount(1);
else require('@tensorflow/tfjs-backend-cpu');
await tf.setBackend(backend);
await tf.ready();

/** The tensors of flat parameters: W (in, out) and b of each layer. */
const tensorsOf = (work, flat) =>
  layersOf(work).map(({ inputs, outputs, weights, biases, end }) => ({
    W: tf.tensor2d(flat.subarray(weights, biases), [inputs, outputs]),
    b: tf.tensor1d(flat.subarray(biases, end)),
  }));

/** Which activations the fused product knows; tanh comes after it. */
const fused = { sigmoid: 'sigmoid', relu: 'relu', tanh: undefined };

/** The outputs of every layer; the last one's are sums. */
function forward(work, layers, x) {
  const z = [x];
  for (const [l, { W, b }] of layers.entries()) {
    const hidden = l < layers.length - 1;
    const activation = hidden ? fused[work.activation] : undefined;
    const sums = tf.fused.matMul({ a: z[l], b: W, bias: b, activation });
    z.push(hidden && work.activation === 'tanh' ? tf.tanh(sums) : sums);
  }
  return z;
}

const slopes = {
  sigmoid: (d, z) => tf.mul(d, tf.mul(z, tf.sub(1, z))),
  tanh: (d, z) => tf.mul(d, tf.sub(1, tf.square(z))),
  relu: (d, z) => tf.mul(d, tf.step(z)),
};

function lossOf(work, sums, t) {
  const rows = t.shape[0];
  if (work.loss === 'cross-entropy') return tf.neg(tf.div(tf.sum(tf.mul(t, tf.logSoftmax(sums))), rows));
  return tf.div(tf.sum(tf.square(tf.sub(sums, t))), 2 * rows);
}

/** A to C: the fewest operations that make a step, written by hand; the batches are tensors before the clock runs. */
function training(work) {
  const { sizes, batch, learningRate, loss, checked, order } = work;
  const [width, outputs] = [sizes[0], sizes.at(-1)];
  const rowsOf = (values, columns, indices) => {
    const rows = new Float32Array(indices.length * columns);
    for (const [n, index] of indices.entries())
      rows.set(values.subarray(index * columns, (index + 1) * columns), n * columns);
    return tf.tensor2d(rows, [indices.length, columns]);
  };
  const batches = Array.from({ length: order.length / batch }, (_, n) => {
    const indices = order.subarray(n * batch, (n + 1) * batch);
    return { x: rowsOf(work.inputs, width, indices), t: rowsOf(work.targets, outputs, indices) };
  });
  const layers = tensorsOf(work, work.weights);
  let at = 0;
  const next = () => batches[at++ % batches.length];
  function step({ x, t }) {
    const changed = tf.tidy(() => {
      const z = forward(work, layers, x);
      const y = loss === 'cross-entropy' ? tf.softmax(z.at(-1)) : z.at(-1);
      let d = tf.mul(tf.sub(y, t), learningRate / batch);
      const changes = [];
      for (let l = layers.length - 1; l >= 0; l--) {
        const { W, b } = layers[l];
        changes[l] = { W: tf.sub(W, tf.matMul(z[l], d, true, false)), b: tf.sub(b, tf.sum(d, 0)) };
        if (l > 0) d = slopes[work.activation](tf.matMul(d, W, false, true), z[l]);
      }
      return changes;
    });
    for (const [l, layer] of changed.entries()) {
      tf.dispose(layers[l]);
      layers[l] = layer;
    }
  }
  return {
    check: () =>
      Array.from({ length: checked }, () => {
        const one = next();
        const found = tf.tidy(() => lossOf(work, forward(work, layers, one.x).at(-1), one.t).dataSync()[0]);
        step(one);
        return found;
      }),
    run(steps) {
      for (let n = 0; n < steps; n++) step(next());
    },
  };
}

/** E: a unit is one row of the grid. */
function surface(work) {
  const { sizes, grid, weights, directions, inputs, targets } = work;
  const count = weights.length;
  const x = tf.tensor2d(inputs, [inputs.length / sizes[0], sizes[0]]);
  const t = tf.tensor2d(targets, [targets.length / sizes.at(-1), sizes.at(-1)]);
  const place = (i) => (2 * i) / (grid - 1) - 1;
  const flat = new Float32Array(count);
  let at = 0;
  function row() {
    const v = place(at++ % grid);
    return Array.from({ length: grid }, (_, column) => {
      const u = place(column);
      for (let i = 0; i < count; i++) flat[i] = weights[i] + u * directions[i] + v * directions[count + i];
      return tf.tidy(() => lossOf(work, forward(work, tensorsOf(work, flat), x).at(-1), t).dataSync()[0]);
    });
  }
  return {
    check: row,
    run(rows) {
      for (let n = 0; n < rows; n++) row();
    },
  };
}

serve({ name: `tfjs ${tf.version_core} ${backend}`, library: '', kernel: '' }, (work) =>
  work.name === 'E' ? surface(work) : training(work),
);
