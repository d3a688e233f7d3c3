import type { Dataset } from '../../core/data/dataset.ts';
import { createEngine } from '../../core/engine/create-engine.ts';
import type { Engine, Samples } from '../../core/engine/engine.ts';
import { optimizerDefaults } from '../../core/engine/optimizer.ts';
import { samplesOf } from '../../core/engine/samples.ts';
import { exponent } from './exponent.ts';
import { FEW, MANY, measureMemory } from './memory.ts';
import type { BenchOptions } from './part.ts';
import { median, type Runner, timeSlices } from './slices.ts';
import { readDigits } from './workloads.ts';

/** What grows, while all else stays. */
interface Size {
  readonly hidden: readonly number[];
  readonly batch: number;
  readonly samples: number;
}

const usual: Size = { hidden: [128], batch: 100, samples: 10_000 };

const dataSizes = [1000, 4000, 16_000, 60_000];

interface Series {
  readonly name: string;
  readonly sizes: readonly number[];
  at(size: number): Size;
}

const seriesList: readonly Series[] = [
  {
    name: 'width: units of the one hidden layer',
    sizes: [50, 128, 256, 512, 1024, 2048, 4096],
    at: (units) => ({ ...usual, hidden: [units] }),
  },
  {
    name: 'depth: hidden layers of 128 units',
    sizes: [1, 2, 3, 4, 5, 6, 7, 8],
    at: (layers) => ({ ...usual, hidden: Array(layers).fill(128) }),
  },
  { name: 'batch: samples of a step', sizes: [1, 4, 16, 64, 256, 1024], at: (batch) => ({ ...usual, batch }) },
  { name: 'data: training samples', sizes: dataSizes, at: (samples) => ({ ...usual, samples }) },
];

const slices = { count: 5, seconds: 0.1 };

/** The first samples of a set, which starts anew when it ends. */
function repeated({ inputs, targets, count }: Samples, wanted: number): Samples {
  const [columns, outputs] = [inputs.length / count, targets.length / count];
  const more = { inputs: new Uint8Array(wanted * columns), targets: new Float32Array(wanted * outputs) };
  for (let from = 0; from < wanted; from += count) {
    const rows = Math.min(count, wanted - from);
    more.inputs.set(inputs.subarray(0, rows * columns), from * columns);
    more.targets.set(targets.subarray(0, rows * outputs), from * outputs);
  }
  return { count: wanted, ...more };
}

/** Makes engines of any size for digits: relu and cross entropy. */
function engineMaker(digits: Dataset): (size: Partial<Size>, optimizer?: 'sgd' | 'adam') => Engine {
  const all = samplesOf(digits, { sizes: [digits.features, 10], activations: [], loss: 'cross-entropy' }).train;
  const sets = new Map([usual.samples, FEW, MANY, ...dataSizes].map((count) => [count, repeated(all, count)]));
  return (size, optimizer = 'sgd') => {
    const { hidden, batch, samples: count } = { ...usual, ...size };
    const network = {
      sizes: [digits.features, ...hidden, 10],
      activations: hidden.map(() => 'relu' as const),
      loss: 'cross-entropy',
    } as const;
    const options = {
      network,
      optimizer: optimizerDefaults[optimizer],
      initialisation: 'he',
      seed: 1,
      learningRate: 0.01,
      batch,
      l1: 0,
      l2: 0,
      gradient: 'backprop',
    } as const;
    const none = { count: 0, inputs: new Float32Array(0), targets: new Float32Array(0) };
    return createEngine(options, { train: sets.get(count) ?? repeated(all, count), test: none });
  };
}

function runnerOf(engine: Engine): Runner {
  return {
    least: 1,
    run(steps) {
      const losses = new Float32Array(steps);
      const began = performance.now();
      engine.train(losses);
      return (performance.now() - began) / 1000;
    },
  };
}

/** What a step costs as each measure of a task grows, with the exponent of growth, and what memory holds. */
export async function growth({ say }: BenchOptions): Promise<object> {
  const digits = await readDigits();
  const make = engineMaker(digits);
  const memory = measureMemory(make);
  say(`Data: ${digits.name}, repeated where more are asked for. Usually 784-128-10, relu, batch 100, 10,000 samples.`);
  for (const { name, bytes } of memory) say(`memory: ${name}: ${bytes.toFixed(1)} bytes`);
  const found = [];
  for (const { name, sizes, at } of seriesList) {
    const all = sizes.map((size) => make(at(size)));
    const milliseconds = (await timeSlices(all.map(runnerOf), slices)).map((times) => 1000 * median(times));
    for (const engine of all) engine.dispose();
    const power = exponent(sizes, milliseconds);
    found.push({ name, sizes, milliseconds, exponent: power });
    say('');
    say(`${name}: grows as its power ${power.toFixed(2)}`);
    say(`  ${'size'.padStart(8)}${'ms a step'.padStart(12)}${'µs a sample'.padStart(14)}`);
    for (const [i, size] of sizes.entries()) {
      const perSample = (1000 * milliseconds[i]!) / at(size).batch;
      const columns = [size.toLocaleString('en').padStart(8), milliseconds[i]!.toPrecision(3).padStart(12)];
      say(`  ${columns.join('')}${perSample.toPrecision(3).padStart(14)}`);
    }
  }
  return { data: digits.name, memory, series: found };
}
