import { imageDataset } from '../../core/data/image-dataset.ts';
import { createEngine } from '../../core/engine/create-engine.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { Network } from '../../core/engine/network.ts';
import { samplesOf } from '../../core/engine/samples.ts';
import { LabError } from '../../core/lab-error.ts';
import { readRun } from '../../core/run-file/run.ts';
import { readWeights } from '../../core/run-file/weights.ts';
import { defaultSettings, engineOptions, type Settings } from '../../core/training/settings.ts';
import { type CliCommand, printResult, readOptions, required } from './command.ts';
import { readImages, readNamed } from './files.ts';
import { readActivations } from './network-options.ts';

export const evaluateCommand: CliCommand = {
  name: 'evaluate',
  about: 'Measures trained weights on labelled pictures.',
  options: [
    '--weights F           NPZ or safetensors with arrays W1 b1 W2 b2 …, or RUN.plab',
    '--images F --labels F IDX files, plain or gzip',
    '--activation sigmoid  of the hidden layers; a run file knows its own',
  ],
  async run(args) {
    const options = readOptions(args, ['weights', 'images', 'labels', 'activation']);
    const trained = await readTrained(required('weights', options.weights), options.activation);
    const images = await readImages(required('images', options.images), required('labels', options.labels));
    const dataset = imageDataset('pictures', images, { kind: 'count', count: 0 });
    const { sizes } = trained.network;
    if (sizes[0] !== dataset.features || sizes.at(-1) !== 10) {
      throw new LabError(
        'shape',
        `the weights are of a ${sizes.join('-')} network: pictures of ${dataset.features} pixels and 10 classes need ${dataset.features} inputs and 10 outputs`,
      );
    }
    const usual = engineOptions({ ...defaultSettings('digits'), hidden: [], loss: trained.network.loss }, dataset);
    const engine = createEngine({ ...usual, network: trained.network }, samplesOf(dataset, trained.network));
    engine.setParameters(trained.parameters);
    const { loss, correct, count } = engine.evaluate('train');
    const { labels } = images;
    printResult(
      { samples: count, loss, accuracy: correct / count, confusion: confusion(engine, labels) },
      options.json,
    );
  },
};

async function readTrained(path: string, activation: string | undefined) {
  const { name, bytes } = await readNamed(path);
  if (name.endsWith('.plab')) {
    const { manifest, weights } = readRun(bytes, name);
    return { network: networkOf(weights.sizes, manifest.settings), parameters: weights.parameters };
  }
  const { sizes, parameters } = readWeights(bytes, name);
  const activations = readActivations(activation, sizes.length - 2, 'sigmoid');
  return { network: { sizes, activations, loss: 'cross-entropy' } as const, parameters };
}

function networkOf(sizes: readonly number[], { hidden, loss }: Settings): Network {
  return { sizes, activations: hidden.map((layer) => layer.activation), loss };
}

/** Rows: the true class; columns: the class that was read. */
function confusion(engine: Engine, labels: Uint8Array): number[][] {
  const table = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  const outputs = engine.outputs(
    'train',
    Uint32Array.from(labels, (_, i) => i),
  );
  labels.forEach((label, i) => {
    const row = outputs.subarray(10 * i, 10 * i + 10);
    table[label]![row.indexOf(Math.max(...row))]! += 1;
  });
  return table;
}
