import { imageDataset } from '../../core/data/image-dataset.ts';
import { createEngine } from '../../core/engine/create-engine.ts';
import type { Samples } from '../../core/engine/engine.ts';
import { type LossName, layersOf, lossNames, type Network, outputActivation } from '../../core/engine/network.ts';
import { optimizerDefaults } from '../../core/engine/optimizer.ts';
import { nextBatch } from '../../core/engine/order.ts';
import { samplesOf } from '../../core/engine/samples.ts';
import { createRandom } from '../../core/random.ts';
import { type CliCommand, numberOption, printResult, readOptions, required, UsageError } from './command.ts';
import { readImages } from './files.ts';
import { readActivations, readLayers } from './network-options.ts';

export const gradcheckCommand: CliCommand = {
  name: 'gradcheck',
  about: 'Compares the numerical with the analytic gradient of every parameter.',
  options: [
    '--layers 784,50,10 --batch N --seed N',
    '--activation sigmoid --loss cross-entropy --init 0.01',
    '--images F --labels F IDX files; without them seeded random samples',
  ],
  async run(args) {
    const names = ['layers', 'batch', 'seed', 'activation', 'loss', 'init', 'images', 'labels'] as const;
    const options = readOptions(args, names);
    const sizes = readLayers(required('layers', options.layers));
    const batch = numberOption('batch', options.batch ?? '100', { whole: true, least: 1 });
    const seed = numberOption('seed', options.seed ?? '1', { whole: true, least: 0 });
    const loss = lossNames.find((one) => one === (options.loss ?? 'cross-entropy'));
    if (!loss) throw new UsageError(`--loss: one of ${lossNames.join(' ')} is expected, not ${options.loss}`);
    const activations = readActivations(options.activation, sizes.length - 2, 'sigmoid');
    const network: Network = { sizes, activations, loss };
    layersOf(network);
    const samples = await readSamples(options, network, batch, seed);
    const indices = nextBatch({ seed, count: samples.count, batch, epoch: 0, drawn: 0 });
    const initialisation =
      options.init === 'xavier' || options.init === 'he' ? options.init : numberOption('init', options.init ?? '0.01');
    const engine = createEngine(
      {
        network,
        optimizer: optimizerDefaults.sgd,
        initialisation,
        seed,
        learningRate: 0,
        batch,
        l1: 0,
        l2: 0,
        gradient: 'backprop',
      },
      { train: samples, test: noTests },
    );

    const began = performance.now();
    const found = engine.checkGradient(indices);
    const seconds = (performance.now() - began) / 1000;
    engine.dispose();
    printResult(
      { parameters: found.parameters, maxRelativeError: found.maxRelativeError, compared: found.compared, seconds },
      options.json,
    );
  },
};

/** A check needs training samples alone. */
const noTests: Samples = { count: 0, inputs: new Float32Array(0), targets: new Float32Array(0) };

async function readSamples(
  { images, labels }: { images?: string; labels?: string },
  network: Network,
  batch: number,
  seed: number,
): Promise<Samples> {
  if (images === undefined) return randomSamples(network, batch, seed);
  const read = await readImages(images, required('labels', labels));
  return samplesOf(imageDataset(images, read, { kind: 'count', count: 0 }), network).train;
}

/** Seeded inputs in 0..1 and targets that suit the loss. */
function randomSamples({ sizes, loss }: Network, count: number, seed: number): Samples {
  const random = createRandom(seed);
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  const targets = new Float32Array(count * outputs);
  for (let i = 0; i < count; i++) fillTarget(targets.subarray(i * outputs, (i + 1) * outputs), loss, random);
  return { count, inputs: Float32Array.from({ length: count * inputs }, () => random.uniform()), targets };
}

function fillTarget(row: Float32Array, loss: LossName, random: ReturnType<typeof createRandom>): void {
  if (outputActivation[loss] === 'softmax') row[random.integer(row.length)] = 1;
  else for (let j = 0; j < row.length; j++) row[j] = random.integer(2);
}
