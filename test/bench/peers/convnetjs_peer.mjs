import { readFileSync } from 'node:fs';
import convnetjs from 'convnetjs';
import { layersOf, serve } from './wire.mjs';

const { version } = JSON.parse(readFileSync(new URL('node_modules/convnetjs/package.json', import.meta.url), 'utf8'));

/** A to C: one object a layer, one sample at a time, an update after each batch. */
function load(work) {
  const { sizes, activation, loss, batch, learningRate, checked, inputs, targets, weights, order } = work;
  const [width, outputs] = [sizes[0], sizes.at(-1)];
  const classes = loss === 'cross-entropy';
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: width },
    ...sizes.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation })),
    classes ? { type: 'softmax', num_classes: outputs } : { type: 'regression', num_neurons: outputs },
  ]);
  const dense = net.layers.filter((layer) => layer.layer_type === 'fc');
  for (const [l, layer] of layersOf(work).entries()) {
    for (let j = 0; j < layer.outputs; j++) {
      dense[l].biases.w[j] = weights[layer.biases + j];
      for (let i = 0; i < layer.inputs; i++) dense[l].filters[j].w[i] = weights[layer.weights + i * layer.outputs + j];
    }
  }
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    learning_rate: learningRate,
    momentum: 0,
    l2_decay: 0,
    batch_size: batch,
  });
  const samples = Array.from(order, (index) => {
    const volume = new convnetjs.Vol(1, 1, width, 0);
    volume.w.set(inputs.subarray(index * width, (index + 1) * width));
    const row = targets.subarray(index * outputs, (index + 1) * outputs);
    return { volume, target: classes ? row.indexOf(1) : [...row] };
  });
  // For a regression it reports 2 d^2, though it descends by d, the gradient of d^2 / 2.
  const reported = classes ? 1 : 4;
  let at = 0;
  function step() {
    let total = 0;
    for (let n = 0; n < batch; n++) {
      const { volume, target } = samples[at];
      total += trainer.train(volume, target).loss;
      at = (at + 1) % samples.length;
    }
    return total / batch / reported;
  }
  return {
    check: () => Array.from({ length: checked }, step),
    run(steps) {
      for (let n = 0; n < steps; n++) step();
    },
  };
}

serve({ name: `convnetjs ${version}`, library: '', kernel: '' }, load);
