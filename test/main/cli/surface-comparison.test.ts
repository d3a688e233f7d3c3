import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signal } from '@preact/signals';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { laneColours, laneDashes } from '../../../core/surface/lane-look.ts';
import { isComplete, type Surface, type SurfaceMessage, type SurfaceRequest } from '../../../core/surface/protocol.ts';
import { serveSurface } from '../../../core/surface/serve.ts';
import { traceOf } from '../../../core/training/trace.ts';
import { createComparison } from '../../../renderer/surface/comparison-store.ts';
import { startOf } from '../../../renderer/surface/evenly-spread.ts';
import { cli, cliJson, program } from '../../support/cli.ts';
import { moonsRun } from '../../support/runs.ts';

let folder = '';
let moons = '';
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perceptron-lab-compare-'));
  moons = at('moons.plab');
  await writeFile(moons, writeRun(moonsRun()));
});
afterAll(() => rm(folder, { recursive: true }));

/** The picture that the room shows of a run when it compares learning rates. */
function inTheRoom(steps: number): Surface {
  const session = moonsRun();
  const settings = { ...session.settings, ...session.tunable };
  const comparison = createComparison(signal(settings));
  comparison.choose('rates');
  comparison.steps.value = steps;
  const shown: SurfaceMessage[] = [];
  const waiting: (() => void)[] = [];
  let send = (_: SurfaceRequest) => {};
  serveSurface(
    {
      post: (message) => shown.push(message as SurfaceMessage),
      onMessage: (listener) => {
        send = listener;
      },
      onClose() {},
      close() {},
    },
    { now: () => 0, soon: (callback) => waiting.push(callback), after: () => () => {} },
  );
  send({ type: 'network', run: 1, settings, dataset: session.dataset } as SurfaceRequest);
  const cut = { directions: 'principal', normalised: true, seed: settings.seed, set: 'train', grid: 16 } as const;
  const compare = { ...comparison.asked.value!, chosen: 0 };
  send({ type: 'draw', run: 1, job: 1, ...cut, ...startOf(traceOf(session, -1)), compare });
  while (waiting.length > 0) waiting.shift()!();
  const last = shown.at(-1)!;
  if (last.type !== 'surface' || !isComplete(last)) throw new Error('a whole picture is expected');
  return last;
}

describe.skipIf(!existsSync(program))(
  'compared paths on the command line (needs out/cli, which npm test builds)',
  () => {
    const common = () => ['surface', '--weights', moons, '--compare', 'rates', '--steps', '80', '--grid', '16'];

    test('are those of the room on the same grid, to the last bit', async () => {
      const room = inTheRoom(80);
      const told = await cliJson(...common(), '--out', at('s.json'));
      const file = JSON.parse(await readFile(at('s.json'), 'utf8'));
      expect(file.loss.flat()).toEqual([...room.values]);
      expect(file.paths.map(({ rate }: { rate: number }) => rate)).toEqual(
        room.compared!.lanes.map(({ learningRate }) => learningRate),
      );
      for (const [i, { steps, u, v, loss }] of room.paths.entries()) {
        expect(file.paths[i]).toMatchObject({ steps: [...steps], u: [...u], v: [...v], loss: [...loss] });
      }
      expect(told.loss).toEqual(
        Object.fromEntries(room.paths.map(({ loss }, i) => [`rate ${file.paths[i].rate}`, loss.at(-1)])),
      );
    });

    test('stand in the contours with a legend, each with its colour and dash, and in the table by lane', async () => {
      await cliJson(...common(), '--lanes', '0.01,0.1', '--out', at('s.svg'));
      const svg = await readFile(at('s.svg'), 'utf8');
      for (const word of ['rate 0.01', 'rate 0.1']) expect(svg).toContain(`>${word}: `);
      expect(svg).toContain(`stroke="#${laneColours[1]!.toString(16)}"`);
      expect(svg).toContain(`stroke-dasharray="${laneDashes[1]!.join(' ')}"`);
      await cliJson(...common(), '--lanes', '0.01,0.1', '--out', at('s.path.csv'));
      const rows = (await readFile(at('s.path.csv'), 'utf8')).trim().split('\r\n');
      expect(rows[0]).toBe('optimizer,rate,order,step,u,v,height,loss');
      expect(new Set(rows.slice(1).map((row) => row.split(',')[1]))).toEqual(new Set(['0.01', '0.1']));
    });

    test('are told to people by name, with the loss at their ends', async () => {
      const { out } = await cli(...common(), '--out', at('t.svg'), '--compare', 'optimizers', '--lanes', 'sgd,adam');
      expect(out).toMatch(/\nloss +\n {2}SGD +\d[\d.e-]+\n {2}Adam +\d[\d.e-]+\n/);
    });

    test.each([
      [['--compare', 'layers'], '--compare: one of optimizers rates orders starts is expected, not layers'],
      [['--lanes', '1,2'], '--lanes: only with --compare'],
      [
        ['--compare', 'optimizers', '--lanes', 'sgd,fast'],
        '--lanes: one of sgd momentum nesterov adagrad rmsprop adam',
      ],
      [['--compare', 'rates', '--lanes', '0.1,0'], '--lanes: a rate above 0 is expected, not 0'],
      [['--compare', 'orders', '--lanes', '1,2,1'], '--lanes: 1 stands there twice'],
      [['--compare', 'starts', '--lanes', '1,2,3,4,5,6,7'], '--lanes: at most 6 are expected, not 7'],
      [['--compare', 'rates', '--steps', '0'], '--steps: a whole number from 1 is expected'],
    ])('%j is refused', async (args, sentence) => {
      const { code, err } = await cli('surface', '--weights', moons, '--out', at('x.svg'), ...args);
      expect(err).toContain(sentence);
      expect(code).toBe(2);
    });
  },
);
