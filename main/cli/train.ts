import { mostThreads } from '../../core/engine/simd/kernels-module.ts';
import { limits } from '../../core/limits.ts';
import { writeRun } from '../../core/run-file/write-run.ts';
import { hashOf } from '../../core/sha256.ts';
import { createSession, type Session } from '../../core/training/session.ts';
import { suitedThreads, useWorkerThreads } from '../engine-threads.ts';
import { type CliCommand, numberOption, printResult, readOptions } from './command.ts';
import { dataOptions, dataUsage, readData } from './data.ts';
import { unlessDiverged } from './diverged.ts';
import { saveFile } from './files.ts';
import { applyOptions, networkOptions, networkUsage, trainingOptions, trainingUsage } from './network-options.ts';

const threadsUsage =
  '--threads N            that take large steps together; by default one less than processors, 1 to 4';

function threadsOption(text: string | undefined): number {
  return text === undefined
    ? suitedThreads()
    : numberOption('threads', text, { whole: true, least: 1, most: mostThreads });
}

export const trainCommand: CliCommand = {
  name: 'train',
  about: 'Trains a network and reports its loss and accuracy.',
  options: [...dataUsage, ...networkUsage, ...trainingUsage, '--steps 10000', '--save RUN.plab', threadsUsage],
  async run(args) {
    const options = readOptions(args, [
      ...dataOptions,
      ...networkOptions,
      ...trainingOptions,
      'steps',
      'save',
      'threads',
    ]);
    useWorkerThreads(threadsOption(options.threads));
    const steps = numberOption('steps', options.steps ?? '10000', { whole: true, least: 0, most: limits.steps });
    const data = await readData(options);
    const settings = applyOptions(options, data.settings, data.dataset);
    const session = createSession(settings, data.dataset);
    const every = options.save === undefined ? steps : Math.ceil(steps / measures);
    const seconds = train(session, steps, every);
    unlessDiverged(session);
    if (options.save !== undefined) await saveFile(options.save, writeRun(session));
    printResult(
      { ...report(session), seconds, stepsPerSecond: seconds > 0 ? steps / seconds : Number.NaN },
      options.json,
    );
  },
};

/** Loss and accuracy are measured so many times on the way of a run that is saved. */
const measures = 20;

/**
 * Trains, measures after every so many steps, and says on stderr now and then how far it is. Returns the seconds of
 * training alone.
 */
function train(session: Session, steps: number, every: number): number {
  let training = 0;
  let piece = 1;
  let said = performance.now();
  while (session.step < steps && !session.divergence) {
    const began = performance.now();
    session.advance(Math.min(piece, steps - session.step, every - (session.step % every)));
    const took = performance.now() - began;
    training += took;
    if (took < 100) piece *= 2;
    if (session.step % every === 0 || session.step === steps) session.measure();
    if (performance.now() - said < 1000) continue;
    said = performance.now();
    process.stderr.write(`step ${session.step} of ${steps}, loss ${session.batchLoss.toPrecision(4)}\n`);
  }
  return training / 1000;
}

function report({ engine, dataset, step, settings }: Session) {
  const share = ({ correct, count }: { correct: number; count: number }) =>
    dataset.target.kind === 'classes' ? correct / count : Number.NaN;
  const train = engine.evaluate('train');
  const test = dataset.test > 0 ? engine.evaluate('test') : undefined;
  return {
    steps: step,
    epochs: step / Math.ceil(dataset.train / settings.batch),
    trainLoss: train.loss,
    trainAccuracy: share(train),
    testLoss: test?.loss ?? Number.NaN,
    testAccuracy: test ? share(test) : Number.NaN,
    parameters: engine.parameterCount,
    parametersHash: hashOf(engine.parameters()),
  };
}
