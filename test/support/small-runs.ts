import { makeDataset } from '../../core/data/built-in.ts';
import { activationNames, lossNames } from '../../core/engine/network.ts';
import { optimizerDefaults, optimizerNames } from '../../core/engine/optimizer.ts';
import type { Command } from '../../core/protocol/commands.ts';
import type { TrainerMessage } from '../../core/protocol/messages.ts';
import { createSession } from '../../core/training/session.ts';
import { defaultSettings, type Settings } from '../../core/training/settings.ts';

const moons = defaultSettings('moons');
const penalties = [
  { l1: 0, l2: 0 },
  { l1: 0.01, l2: 0 },
  { l1: 0, l2: 0.01 },
  { l1: 0.01, l2: 0.01 },
];

/** Its steps are large enough for several threads. */
const large: Settings = { ...moons, hidden: [80, 80].map((units) => ({ units, activation: 'tanh' })), batch: 100 };

/**
 * Every optimizer with every activation; losses and penalties take turns. Then numerical gradients, then sparse inputs. Before and
 * after all of them, steps for several threads: the helpers that the first one starts are there for the last.
 */
const smallRuns: readonly Settings[] = [
  large,
  ...optimizerNames.flatMap((optimizer, o) =>
    activationNames.map((activation, a) => ({
      ...moons,
      ...penalties[(o + a) % penalties.length]!,
      optimizer: optimizerDefaults[optimizer],
      loss: lossNames[(o + 2 * a) % lossNames.length]!,
      hidden: [5, 6].map((units) => ({ units, activation })),
      learningRate: 0.02,
      batch: 7,
    })),
  ),
  { ...moons, gradient: 'numerical' },
  { ...defaultSettings('digits'), data: { ...defaultSettings('digits').data, samples: 150 } } as Settings,
  large,
];

/** The parameters of every small run after one epoch in this process. */
export function trainHere(): readonly Float32Array[] {
  return smallRuns.map((settings) => {
    if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
    const dataset = makeDataset(settings.data.name, settings.data);
    const session = createSession(settings, dataset);
    session.advance(Math.ceil(dataset.train / settings.batch));
    const parameters = session.engine.parameters();
    session.engine.dispose();
    return parameters;
  });
}

/** A line to a trainer elsewhere. */
export interface Line {
  post(command: Command): unknown;
  onMessage(heard: (message: TrainerMessage) => void): void;
}

/** The parameters of every small run after one epoch at the other end of a line. */
export async function trainThere(line: Line): Promise<readonly ArrayLike<number>[]> {
  const found: ArrayLike<number>[] = [];
  const posted: unknown[] = [];
  const post = (command: Command) => posted.push(line.post(command));
  const start = (run: number) => {
    post({ type: 'configure', run, settings: smallRuns[run]! });
    post({ type: 'advance', run, by: 'epoch' });
  };
  await new Promise<void>((done, fail) => {
    line.onMessage((message) => {
      if (message.type === 'error') fail(new Error(message.message));
      if (message.type === 'diverged') fail(new Error(`run ${found.length} diverged`));
      if (message.type !== 'frame') return;
      post({ type: 'drawn' });
      if (message.run !== found.length || message.step === 0 || message.playing) return;
      found.push(message.parameters);
      if (found.length < smallRuns.length) start(found.length);
      else done();
    });
    start(0);
  });
  // What comes later is not answered: the line may end with the caller.
  line.onMessage(() => {});
  await Promise.all(posted);
  return found;
}
