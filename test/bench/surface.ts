import { makeDataset } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import { startWeights } from '../../core/engine/start-weights.ts';
import type { Port } from '../../core/protocol/port.ts';
import { type DrawJob, isComplete, type SurfaceMessage, type SurfaceRequest } from '../../core/surface/protocol.ts';
import { serveSurface } from '../../core/surface/serve.ts';
import { defaultSettings, engineOptions, type Settings } from '../../core/training/settings.ts';
import { nodeClock } from '../../main/node-clock.ts';
import { engine } from './engine.ts';
import type { Part } from './part.ts';
import { median } from './slices.ts';
import { readDigits } from './workloads.ts';

/** Seconds from the question to the first picture and to the last one, as the page gets them: the path's heights included. */
async function pictures(settings: Settings, dataset: Dataset, grid: DrawJob['grid']) {
  let hear: (message: unknown) => void = () => {};
  let arrived: (message: SurfaceMessage) => void = () => {};
  const line: Port = {
    post: (message) => arrived(message as SurfaceMessage),
    onMessage: (listener) => {
      hear = listener;
    },
    onClose() {},
    close() {},
  };
  serveSurface(line, nodeClock);
  const ask = (request: SurfaceRequest) => hear(request);
  ask({
    type: 'network',
    run: 0,
    settings,
    dataset: dataset as Extract<SurfaceRequest, { type: 'network' }>['dataset'],
  });
  const { network, initialisation, seed } = engineOptions(settings, dataset);
  const parameters = Float32Array.from(startWeights(network, initialisation, seed));

  async function picture(job: number) {
    const began = performance.now();
    let first = 0;
    const ended = new Promise<number>((resolve, reject) => {
      arrived = (message) => {
        if (message.type === 'error') return reject(new Error(message.message));
        if (message.type !== 'surface') return;
        first ||= performance.now() - began;
        if (isComplete(message)) resolve(performance.now() - began);
      };
    });
    const cut = { directions: 'random', normalised: true, seed: 1, set: 'train', grid } as const;
    ask({ type: 'draw', run: 0, job, ...cut, steps: Uint32Array.of(0), parameters });
    return { whole: (await ended) / 1000, first: first / 1000 };
  }

  await picture(0);
  const taken: Awaited<ReturnType<typeof picture>>[] = [];
  for (let job = 1; job <= 5; job++) taken.push(await picture(job));
  return { first: median(taken.map(({ first }) => first)), whole: median(taken.map(({ whole }) => whole)) };
}

/** Grids of a network's loss against peers in the same run, and how long the page waits for its pictures. */
export const surface: Part = async (options) => {
  const grids = await engine({ ...options, workloads: 'EF', duel: true });
  const digits = await readDigits();
  const spiral = makeDataset('spiral', { samples: 500, noise: 0.04, testShare: 0, seed: 1 });
  const waits = {
    '2-8-8-1, 500 points, 64 x 64': await pictures(defaultSettings('spiral'), spiral, 64),
    '784-50-10, 1,000 digits, 32 x 32': await pictures(defaultSettings('digits'), digits, 32),
  };
  options.say('');
  options.say('seconds from the question to the picture, coarse grids and slices of 8 ms included');
  for (const [name, { first, whole }] of Object.entries(waits)) {
    options.say(`  ${name.padEnd(34)} first ${first.toFixed(3)}, last ${whole.toFixed(3)}`);
  }
  return { ...grids, waits };
};
