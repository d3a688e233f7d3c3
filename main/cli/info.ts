import type { Optimizer } from '../../core/engine/optimizer.ts';
import type { RunFile } from '../../core/run-file/read-run.ts';
import { hashOf } from '../../core/sha256.ts';
import { type CliCommand, printResult, readFileAndOptions } from './command.ts';
import { readRunFile } from './trained.ts';

/** Measures and steps shown to people, of as many as there are; JSON has all. */
const mostShown = 12;

export const infoCommand: CliCommand = {
  name: 'info',
  file: 'RUN.plab',
  about: 'Tells what a run file is: its settings, changes, kept states and history.',
  options: [],
  async run(args) {
    const { file, options } = readFileAndOptions(args, []);
    const run = await readRunFile(file);
    const about = aboutRun(run);
    if (options.json) return printResult({ ...about, history: run.history.measured, curve: curveOf(run) }, true);
    const { settings, events, keyframes, branches, ...figures } = about;
    printResult({ ...figures, ...settingsInWords(run), keyframes: fewInWords(keyframes) }, false);
    for (const { step, change, edits } of events) {
      const changes = Object.entries(change).map(
        ([key, value]) => `${key} ${typeof value === 'object' ? optimizerInWords(value) : value}`,
      );
      const values = edits.map(({ index, value }) => `parameter ${index} to ${value}`);
      process.stdout.write(`changed after step ${step}: ${[...changes, ...values].join(', ')}\n`);
    }
    if (branches.length > 1) {
      for (const { id, name, parent, from, steps, onScreen } of branches) {
        const left = parent === null ? 'the first one' : `left branch ${parent} after step ${from}`;
        const named = name === '' ? '' : ` (${name})`;
        process.stdout.write(`branch ${id}${named}: ${left}, ${steps} steps${onScreen ? ', on screen' : ''}\n`);
      }
    }
    process.stdout.write(`\n${historyTable(run)}\n`);
  },
};

function aboutRun({ name, manifest, network, parameters, start, states, ownData, tree }: RunFile) {
  const { version, settings, data, steps, events } = manifest;
  const { data: source } = settings;
  return {
    file: name,
    version: `${version.major}.${version.minor}`,
    network: network.sizes.join('-'),
    parameters: parameters.length,
    parametersHash: hashOf(parameters),
    steps,
    start: start ? 'given' : 'fresh',
    data: source.name,
    dataIs: source.kind === 'built-in' ? 'built in' : ownData ? 'in the file' : 'elsewhere',
    dataHash: data.sha256,
    trainSamples: data.train,
    testSamples: data.test,
    settings,
    events,
    keyframes: states.map((state) => state.step),
    branches: tree.branches.map(({ id, name, parent, from, past }) => ({
      id,
      name,
      parent: parent ?? null,
      from,
      steps: past?.end ?? steps,
      onScreen: id === tree.current,
    })),
  };
}

function settingsInWords({ manifest: { settings } }: RunFile) {
  const { hidden, loss, optimizer, learningRate, batch, l1, l2, gradient, initialisation, seed } = settings;
  return {
    activations: hidden.map((layer) => layer.activation).join(' ') || 'none',
    loss,
    optimizer: optimizerInWords(optimizer),
    learningRate,
    batch,
    l1,
    l2,
    gradient,
    initialisation,
    seed,
  };
}

/** Some steps: all of few, of many the first and the last ones. */
function fewInWords(steps: readonly number[]): string {
  if (steps.length === 0) return 'none';
  if (steps.length <= mostShown) return steps.join(' ');
  return `${steps.slice(0, 3).join(' ')} … ${steps.slice(-3).join(' ')} (${steps.length})`;
}

function optimizerInWords({ name, ...own }: Optimizer): string {
  return [name, ...Object.entries(own).map(([key, value]) => `${key} ${value}`)].join(' ');
}

function curveOf({ history: { curve } }: RunFile) {
  const { stride, mean, least, most } = curve;
  return { stride, mean: [...mean], least: [...least], most: [...most] };
}

function historyTable({ history: { measured } }: RunFile): string {
  const every = Math.ceil(measured.length / mostShown);
  const shown = measured.filter((_, i) => i === measured.length - 1 || i % every === 0);
  const cell = (value: number) => (Number.isNaN(value) ? '–' : String(Number(value.toPrecision(5)))).padStart(12);
  const right = ({ correct, count }: { correct: number; count: number }) => `${correct}/${count}`.padStart(12);
  const head = ['step', 'train loss', 'right', 'test loss', 'right'].map((title) => title.padStart(12)).join('');
  const rows = shown.map(
    ({ step, train, test }) => cell(step) + cell(train.loss) + right(train) + cell(test.loss) + right(test),
  );
  return [head, ...rows].join('\n');
}
