import type { Dataset } from '../../core/data/dataset.ts';
import { scaleInputs } from '../../core/data/scale-inputs.ts';
import type { EngineOptions } from '../../core/engine/engine.ts';
import { lossNames } from '../../core/engine/network.ts';
import { samplesOf } from '../../core/engine/samples.ts';
import { LabError } from '../../core/lab-error.ts';
import { finish } from '../../core/pieces.ts';
import { sessionOf } from '../../core/run-file/reopen.ts';
import type { Comparison } from '../../core/surface/comparison.ts';
import { directionNames } from '../../core/surface/directions.ts';
import { type Drawn, drawSurface, wayOf } from '../../core/surface/draw.ts';
import { gridSizes } from '../../core/surface/grid.ts';
import { heightScales } from '../../core/surface/height-tone.ts';
import { createLossMeasure, measuredSets } from '../../core/surface/loss-measure.ts';
import { type DrawJob, isComplete, type Surface } from '../../core/surface/protocol.ts';
import { surfaceEndings, surfaceFiles } from '../../core/surface/surface-files.ts';
import { createLaneTraining, type Ground } from '../../core/surface/train-lanes.ts';
import { writtenLoss } from '../../core/surface/written-surface.ts';
import { batchAhead } from '../../core/training/checkup.ts';
import { engineOptions, type Settings } from '../../core/training/settings.ts';
import { traceOf } from '../../core/training/trace.ts';
import {
  type CliCommand,
  choiceOption,
  numberOption,
  printResult,
  readOptions,
  required,
  UsageError,
} from './command.ts';
import { dataOptions, dataUsage, readData } from './data.ts';
import { saveFile } from './files.ts';
import { readRunData } from './run-data.ts';
import { comparisonOption, comparisonOptions, comparisonUsage, laneName } from './surface-comparison.ts';
import { readRunFile, readTrained, stepOption } from './trained.ts';

const names = [
  'weights',
  'step',
  'activation',
  'loss',
  'directions',
  'axes',
  'normalised',
  'seed',
  'set',
  'grid',
  'heights',
  'out',
] as const;
type Options = Partial<
  Record<(typeof names)[number] | (typeof dataOptions)[number] | (typeof comparisonOptions)[number], string>
>;

/** A network that stands somewhere, what it is measured on, and the way it came. */
interface Standing {
  readonly options: EngineOptions;
  /** What it is trained with, where it is. */
  readonly settings: Settings;
  readonly dataset: Dataset;
  /** The batch that the next step of a run takes; none of weights alone. */
  readonly batch: Uint32Array;
  readonly way: Pick<DrawJob, 'steps' | 'parameters'>;
}

export const surfaceCommand: CliCommand = {
  name: 'surface',
  about: 'Computes the loss over two directions in the space of the weights; with the path of descent for a run file.',
  options: [
    `--weights F --out F   NPZ, safetensors or RUN.plab; a file that ends with ${surfaceEndings.map((one) => `.${one}`).join(' ')}`,
    `--directions NAME     ${directionNames.join(' ')}`,
    '--axes 4,17           of weights: places in the flat parameters, from 0; those that moved most without',
    '--normalised yes      of random: yes or no, each neuron as long as its weights; --seed 1',
    `--grid 64             points along each side: ${gridSizes.join(' ')}`,
    `--set train           ${measuredSets.join(' ')} (the next one, of a run file); --heights ${heightScales.join(' or ')}, of a picture`,
    ...comparisonUsage,
    '--step N              of a run file; the last one without',
    '--activation sigmoid --loss cross-entropy of weights that are no run file, which also need data:',
    ...dataUsage,
  ],
  async run(args) {
    const options = readOptions(args, [...names, ...comparisonOptions, ...dataOptions]);
    const path = required('weights', options.weights);
    const out = required('out', options.out);
    const ending = surfaceEndings.find((one) => out.toLowerCase().endsWith(`.${one}`));
    if (!ending)
      throw new UsageError(`--out: a name that ends with .${surfaceEndings.join(' .')} is expected, not ${out}`);
    const isRun = path.endsWith('.plab');
    const heights = choiceOption('heights', options.heights ?? 'linear', heightScales);
    const directions = choiceOption(
      'directions',
      options.directions ?? (isRun || options.compare !== undefined ? 'principal' : 'random'),
      directionNames,
    );
    const size = choiceOption('grid', options.grid ?? '64', gridSizes.map(String));
    const set = choiceOption('set', options.set ?? 'train', measuredSets);
    const normalised = choiceOption('normalised', options.normalised ?? 'yes', ['yes', 'no']) === 'yes';
    const axes = options.axes === undefined ? undefined : axesOption(options.axes);
    const seed = numberOption('seed', options.seed ?? '1', { whole: true, least: 0 });
    const standing = await (isRun ? standingOfRun(path, options) : standingOfWeights(path, options));

    const comparison = comparisonOption(options, standing.settings, directions);

    const began = performance.now();
    const { dataset, batch, way } = standing;
    const samples = samplesOf(dataset, standing.options.network);
    const measure = createLossMeasure(standing.options, { samples, set, batch });
    const grid = gridSizes.find((one) => String(one) === size)!;
    const cut = { directions, normalised, seed, ...(axes ? { axes } : {}) };
    const job: DrawJob = { type: 'draw', run: 0, job: 0, ...cut, set, grid, ...way };
    const own = wayOf(job, measure.parameterCount);
    const drawn = comparison
      ? comparedWays({ options: standing.options, samples, start: own.points[0]! }, comparison)
      : ({ ways: [own] } as const);
    let whole: Surface | undefined;
    finish(
      drawSurface(measure, job, drawn, (surface) => {
        if (isComplete(surface)) whole = surface;
      }),
    );
    if (!whole) throw new LabError('internal', 'the surface was not completed');
    const seconds = (performance.now() - began) / 1000;
    const { share, square, paths, values } = whole;
    const lanes = comparison?.lanes.map((lane) => laneName(comparison.kind, lane));
    const written = writtenLoss(whole, standing.settings.optimizer.name);
    await saveFile(out, surfaceFiles[ending](written, { heights, axes: ['u', 'v'], ...(lanes ? { lanes } : {}) }));
    const finite = values.filter(Number.isFinite);
    const low = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const points = paths.reduce((sum, { steps }) => sum + steps.length, 0);
    const told = {
      directions,
      set,
      samples: whole.samples,
      grid,
      points,
      share,
      half: square.half,
      low,
      high,
      seconds,
      out,
    };
    const ends = lanes?.map((name, i) => [name, paths[i]!.loss.at(-1)!] as const);
    const loss =
      ends &&
      (options.json ? Object.fromEntries(ends) : ends.map(([name, end]) => `${name.padEnd(12)}${end.toPrecision(6)}`));
    printResult({ ...told, ...(loss ? { loss } : {}) }, options.json);
  },
};

/** Trains all lanes of a comparison to their ends. */
function comparedWays(ground: Ground, comparison: Comparison): Drawn {
  const training = createLaneTraining(ground, comparison);
  while (!training.isDone) finish(training.round());
  return { ways: training.ways(), compared: { ...comparison, reached: training.reached, trains: false } };
}

async function standingOfRun(path: string, options: Options): Promise<Standing> {
  const run = await readRunFile(path);
  const session = sessionOf(run, await readRunData(options, run));
  session.seek(stepOption(options.step, run));
  const { steps, parameters } = traceOf(session, -1);
  const way = { steps: Uint32Array.from(steps), parameters: Float32Array.from(parameters) };
  const { dataset } = session;
  const settings = { ...session.settings, ...session.tunable };
  return { options: engineOptions(settings, dataset), settings, dataset, batch: batchAhead(session), way };
}

async function standingOfWeights(path: string, options: Options): Promise<Standing> {
  const data = await readData(options);
  const loss = choiceOption('loss', options.loss ?? data.settings.loss, lossNames);
  const { network, parameters } = await readTrained(path, { ...options, loss });
  const { scale } = data.settings.data;
  const dataset = scale ? scaleInputs(data.dataset, scale) : data.dataset;
  const settings = { ...data.settings, loss };
  const usual = engineOptions({ ...settings, hidden: [] }, dataset);
  const way = { steps: Uint32Array.of(0), parameters: Float32Array.from(parameters) };
  return { options: { ...usual, network }, settings, dataset, batch: new Uint32Array(0), way };
}

function axesOption(text: string): [number, number] {
  const places = text.split(',').map((place) => numberOption('axes', place, { whole: true, least: 0 }));
  const [first, second, ...more] = places;
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError(`--axes: two places are expected, as in 4,17, not ${text}`);
  }
  return [first, second];
}
