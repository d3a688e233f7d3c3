import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataset } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import { imageDataset } from '../../core/data/image-dataset.ts';
import { density } from '../../core/engine/density.ts';
import type { EngineOptions, Samples } from '../../core/engine/engine.ts';
import { layersOf, type Network, parameterCount } from '../../core/engine/network.ts';
import { optimizerDefaults } from '../../core/engine/optimizer.ts';
import { epochOrder } from '../../core/engine/order.ts';
import { samplesOf } from '../../core/engine/samples.ts';
import { startWeights } from '../../core/engine/start-weights.ts';
import { createRandom } from '../../core/random.ts';
import { readImages } from '../../main/cli/files.ts';
import { projectRoot } from '../../scripts/targets.mjs';

/** Real digits, which the project does not ship. */
const realDigits = join(projectRoot, '../shared/data');
const digitCount = 10_000;

/** Digits to train on: real ones where they are at hand, generated ones elsewhere. */
export async function readDigits(): Promise<Dataset> {
  const images = join(realDigits, 'train10k-images-idx3-ubyte.gz');
  const labels = join(realDigits, 'train10k-labels-idx1-ubyte.gz');
  if (!existsSync(images)) {
    return makeDataset('digits', { samples: digitCount, noise: 0.5, testShare: 0, seed: 1 });
  }
  return imageDataset('real digits', await readImages(images, labels), { kind: 'count', count: 0 });
}

/** The task that everybody gets: a network, its samples and where it starts. */
export interface Workload {
  readonly name: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly title: string;
  /** What is counted: batches trained on, parameters differentiated, rows of the grid. */
  readonly unit: 'step' | 'parameter' | 'row';
  /** Units of one result; a step is a result of its own. */
  readonly whole: number;
  /** How far the numbers of two contestants may be apart, as a share of the largest. */
  readonly tolerance: number;
  readonly options: EngineOptions;
  readonly train: Samples;
  readonly weights: Float32Array;
  /** The order of the samples in every epoch of a peer, and in the first one of ours. */
  readonly order: Uint32Array;
  /** Points along each side of the loss surface. */
  readonly grid: number;
  /** Two directions of the loss surface: (2, parameters). */
  readonly directions: Float32Array;
  /** Floating-point operations of a step's matrix products, with and without those whose input is 0. */
  readonly flops: { readonly dense: number; readonly needed: number };
}

/** Steps, parameters or points whose numbers are compared before the clock runs. */
export const checked = 10;
/** Parameters are looked at this far apart, so that a few of them are of all layers; coprime to their number. */
export const stride = 7919;

interface Task {
  readonly name: Workload['name'];
  readonly title: string;
  readonly dataset: Dataset;
  readonly network: Network;
  readonly batch: number;
  readonly learningRate: number;
  readonly initialisation: EngineOptions['initialisation'];
  readonly unit?: Workload['unit'];
  readonly whole?: number;
  readonly grid?: number;
  readonly tolerance?: number;
}

/** The first samples that make whole batches. */
function wholeBatches({ inputs, targets, count }: Samples, batch: number): Samples {
  const kept = count - (count % batch);
  return {
    count: kept,
    inputs: inputs.subarray(0, (inputs.length / count) * kept),
    targets: targets.subarray(0, (targets.length / count) * kept),
  };
}

function flopsOf(network: Network, batch: number, share: number): Workload['flops'] {
  const products = layersOf(network).map(({ inputs, outputs }) => 2 * batch * inputs * outputs);
  const [first, ...above] = products;
  const rest = above.reduce((sum, flops) => sum + 3 * flops, 0);
  return { dense: 2 * first! + rest, needed: 2 * first! * share + rest };
}

function workload({ dataset, network, ...task }: Task): Workload {
  const seed = 1;
  const train = wholeBatches(samplesOf(dataset, network).train, task.batch);
  const random = createRandom(seed, 1000);
  return {
    name: task.name,
    title: task.title,
    unit: task.unit ?? 'step',
    whole: task.whole ?? 1,
    tolerance: task.tolerance ?? 1e-3,
    options: {
      network,
      optimizer: optimizerDefaults.sgd,
      initialisation: task.initialisation,
      seed,
      learningRate: task.learningRate,
      batch: task.batch,
      l1: 0,
      l2: 0,
      gradient: 'backprop',
    },
    train,
    weights: startWeights(network, task.initialisation, seed),
    order: epochOrder(seed, 0, train.count),
    grid: task.grid ?? 0,
    directions: Float32Array.from({ length: 2 * parameterCount(network) }, () => random.normal()),
    flops: flopsOf(network, task.batch, density(train.inputs)),
  };
}

/** Digits that a loss surface is measured on. */
const surfaceDigits = 1000;

function firstOf(dataset: Dataset, samples: number): Dataset {
  const { features, inputs, target } = dataset;
  if (target.kind !== 'classes') throw new Error('digits are classes');
  return {
    ...dataset,
    inputs: inputs.subarray(0, samples * features),
    target: { ...target, labels: target.labels.subarray(0, samples) },
    train: samples,
    test: 0,
  };
}

/** The workloads, from digits that were read. */
export function workloadsOf(digits: Dataset): readonly Workload[] {
  const share = (100 * density(digits.inputs)).toFixed(1);
  const spiral = makeDataset('spiral', { samples: 500, noise: 0.04, testShare: 0, seed: 1 });
  const A = {
    dataset: digits,
    network: { sizes: [784, 50, 10], activations: ['sigmoid'], loss: 'cross-entropy' },
    batch: 100,
    learningRate: 0.1,
    initialisation: 0.01,
  } as const;
  const C = {
    dataset: spiral,
    network: { sizes: [2, 8, 8, 1], activations: ['tanh', 'tanh'], loss: 'squared-error' },
    batch: 10,
    learningRate: 0.03,
    initialisation: 'xavier',
  } as const;
  const parameters = parameterCount(A.network);
  return [
    { ...A, name: 'A', title: `784-50-10, sigmoid, cross entropy, batch 100, ${digits.name}, ${share} % not zero` },
    {
      ...A,
      name: 'B',
      title: '784-256-128-10, ReLU, cross entropy, batch 128, the same digits',
      network: { sizes: [784, 256, 128, 10], activations: ['relu', 'relu'], loss: 'cross-entropy' },
      batch: 128,
      initialisation: 'he',
    } as const,
    { ...C, name: 'C', title: '2-8-8-1, tanh, squared error, batch 10, 500 points of a spiral' } as const,
    {
      ...A,
      name: 'D',
      title: `numerical gradient of all ${parameters.toLocaleString('en')} parameters of A's network, one batch, float64`,
      unit: 'parameter',
      whole: parameters,
      tolerance: 1e-5,
    } as const,
    {
      ...C,
      name: 'E',
      title: "loss of C's network over all 500 points, on a grid of 64 x 64",
      unit: 'row',
      whole: 64,
      grid: 64,
    } as const,
    {
      ...A,
      name: 'F',
      title: `loss of A's network over ${surfaceDigits.toLocaleString('en')} digits, on a grid of 32 x 32`,
      dataset: firstOf(digits, surfaceDigits),
      unit: 'row',
      whole: 32,
      grid: 32,
    } as const,
  ].map((task) => workload(task as Task));
}

/** Writes a workload into a folder, for peers in other processes; `peers/wire.py` and `peers/wire.mjs` read it. */
export async function writeWorkload(folder: string, { name, options, train, grid, ...rest }: Workload): Promise<void> {
  const { network, batch, learningRate } = options;
  await mkdir(folder, { recursive: true });
  const scale = train.inputs instanceof Uint8Array ? 255 : 1;
  const about = {
    name,
    sizes: network.sizes,
    activation: network.activations[0],
    loss: network.loss,
    batch,
    learningRate,
    checked,
    grid,
    stride,
  };
  const files = {
    'workload.json': JSON.stringify(about),
    'inputs.f32': Float32Array.from(train.inputs, (value) => value / scale),
    'targets.f32': train.targets,
    'weights.f32': rest.weights,
    'order.u32': rest.order,
    'directions.f32': rest.directions,
  };
  await Promise.all(Object.entries(files).map(([file, content]) => writeFile(join(folder, file), content)));
}
