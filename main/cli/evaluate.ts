import { imageDataset } from '../../core/data/image-dataset.ts';
import { createEngine } from '../../core/engine/create-engine.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { samplesOf } from '../../core/engine/samples.ts';
import { LabError } from '../../core/lab-error.ts';
import { defaultSettings, engineOptions } from '../../core/training/settings.ts';
import { type CliCommand, printResult, readOptions, required } from './command.ts';
import { readImages } from './files.ts';
import { readTrained } from './trained.ts';

export const evaluateCommand: CliCommand = {
  name: 'evaluate',
  about: 'Measures trained weights on labelled pictures.',
  options: [
    '--weights F           NPZ or safetensors with arrays W1 b1 W2 b2 …, or RUN.plab',
    '--step N              of a run file; the last one without',
    '--images F --labels F IDX files, plain or gzip',
    '--activation sigmoid  of the hidden layers; a run file knows its own',
  ],
  async run(args) {
    const options = readOptions(args, ['weights', 'step', 'images', 'labels', 'activation']);
    const path = required('weights', options.weights);
    const images = await readImages(required('images', options.images), required('labels', options.labels));
    const dataset = imageDataset('pictures', images, { kind: 'count', count: 0 });
    const trained = await readTrained(path, {
      ...options,
      // The pictures may be those it was trained on, the last of them held out.
      data: async ({ manifest }) =>
        manifest.settings.data.kind === 'given' && manifest.data.test < images.labels.length
          ? imageDataset('pictures', images, { kind: 'count', count: manifest.data.test })
          : undefined,
    });
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
