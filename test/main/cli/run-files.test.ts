import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRun } from '../../../core/run-file/read-run.ts';
import { readWeights } from '../../../core/run-file/weights.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { readZip, writeZip } from '../../../core/run-file/zip.ts';
import { hashOf, sha256 } from '../../../core/sha256.ts';
import { cli, cliJson, program } from '../../support/cli.ts';
import { moonsRun, ownRun } from '../../support/runs.ts';

const images = join(import.meta.dirname, '../../../../shared/data/train10k-images-idx3-ubyte.gz');
const labels = join(import.meta.dirname, '../../../../shared/data/train10k-labels-idx1-ubyte.gz');

let folder = '';
let moons = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perceptron-lab-runs-'));
  moons = at('moons.plab');
  await writeFile(moons, writeRun(moonsRun()));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!existsSync(program))('run files on the command line (needs out/cli, which npm test builds)', () => {
  test('info tells what is inside, to programs and to people', async () => {
    const session = moonsRun();
    const about = await cliJson('info', moons);
    expect(about).toMatchObject({
      file: 'moons.plab',
      version: '1.6',
      network: '2-4-3-1',
      parameters: 31,
      parametersHash: hashOf(session.engine.parameters()),
      steps: 50,
      start: 'fresh',
      data: 'moons',
      dataIs: 'built in',
      trainSamples: 200,
      testSamples: 100,
      events: [{ step: 30, change: { learningRate: 0.02 }, edits: [] }],
    });
    expect(about.settings).toEqual(session.settings);
    expect(about.keyframes).toHaveLength(50);
    expect(about.curve.mean).toHaveLength(50);
    expect(about.history[0].step).toBe(0);
    const { out } = await cli('info', moons);
    expect(out).toContain('changed after step 30: learningRate 0.02\n');
    expect(out).toMatch(/\nkeyframes +1 2 3 … 48 49 50 \(50\)\n/);
    expect(out).toMatch(/\noptimizer +momentum momentum 0\.9\n/);
  });

  test('verify trains again: the same bits in another process', async () => {
    const found = { identical: true, steps: 50, compared: 53, states: 50, measures: 1, differsAt: null };
    expect(await cliJson('verify', moons)).toMatchObject(found);
    const { out } = await cli('verify', moons);
    expect(out).toContain(
      'the run gave the same bits in 50 states, 1 measure of loss and accuracy and the last weights',
    );
    const trained = at('trained.plab');
    await cliJson(
      'train',
      '--dataset',
      'spiral',
      '--optimizer',
      'adam',
      '--lr',
      '0.01',
      '--steps',
      '3000',
      '--save',
      trained,
    );
    expect(await cliJson('verify', trained)).toMatchObject({ identical: true, steps: 3000, differsAt: null });
  });

  test('verify leaves with code 1 and names the first step that differs', async () => {
    const entries = readZip(await readFile(moons), 'moons.plab');
    const part = entries.get('keyframes/000000031.safetensors')!;
    const before = sha256(part);
    part[part.length - 4]! ^= 1;
    const manifest = new TextDecoder().decode(entries.get('manifest.json')).replace(before, sha256(part));
    entries.set('manifest.json', new TextEncoder().encode(manifest));
    await writeFile(at('forged.plab'), writeZip(entries));
    const { code, out, err } = await cli('verify', at('forged.plab'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ identical: false, compared: 32, differsAt: 31 });
    expect(err).toMatch(/^perceptron-lab: forged\.plab: step 31 differs: number of slot 0 30 is .*\n$/);
  });

  test('export takes any step elsewhere', async () => {
    const session = moonsRun();
    session.seek(13);
    for (const [to, ending] of [
      ['npz', 'npz'],
      ['safetensors', 'safetensors'],
      ['pytorch', 'safetensors'],
    ] as const) {
      const out = at(`${to}.${ending}`);
      const told = await cliJson('export', moons, '--to', to, '--step', '13', '--out', out);
      const bytes = await readFile(out);
      expect(told).toEqual({ to, step: 13, bytes: bytes.length, out });
      expect(readWeights(new Uint8Array(bytes), out).parameters).toEqual(session.engine.parameters());
    }
    await cliJson('export', moons, '--to', 'csv', '--out', at('history.csv'));
    expect((await readFile(at('history.csv'), 'utf8')).split('\r\n')).toHaveLength(53);
  });

  test("data of one's own that travels with the run is enough for all of it", async () => {
    const own = at('own.plab');
    await writeFile(own, writeRun(ownRun()));
    expect(await cliJson('info', own)).toMatchObject({ start: 'given', dataIs: 'in the file' });
    expect(await cliJson('verify', own)).toMatchObject({ identical: true, steps: 25 });
    const out = at('own.json');
    expect(await cliJson('surface', '--weights', own, '--grid', '16', '--out', out)).toMatchObject({ points: 26 });
  });

  test('surface writes a picture, a table or everything, around the end of a run or around weights', async () => {
    const common = ['surface', '--weights', moons, '--grid', '16'];
    const told = await cliJson(...common, '--out', at('s.json'));
    expect(told).toMatchObject({ directions: 'principal', set: 'train', samples: 200, grid: 16, points: 51 });
    expect(told.share).toBeGreaterThan(0.5);
    const whole = JSON.parse(await readFile(at('s.json'), 'utf8'));
    expect([whole.u.length, whole.v.length, whole.loss.length, whole.loss[15].length]).toEqual([16, 16, 16, 16]);
    expect(whole.paths[0].steps).toEqual(Array.from({ length: 51 }, (_, i) => i));
    expect(Math.min(...whole.loss.flat())).toBeCloseTo(told.low, 6);
    await cliJson(...common, '--heights', 'log', '--out', at('s.png'));
    expect((await readFile(at('s.png'))).subarray(1, 4).toString()).toBe('PNG');
    const weights = at('w.npz');
    await cliJson('export', moons, '--to', 'npz', '--out', weights);
    const around = ['surface', '--weights', weights, '--dataset', 'moons', '--activation', 'tanh', '--grid', '16'];
    expect(await cliJson(...around, '--out', at('s.csv'))).toMatchObject({ directions: 'random', points: 1 });
    const rows = (await readFile(at('s.csv'), 'utf8')).trim().split('\r\n');
    expect(rows).toHaveLength(257);
    expect(rows[0]).toBe('u,v,loss');
  });

  test.each([
    [2, ['verify'], 'one run file is expected, not none'],
    [2, ['info', 'a.plab', 'b.plab'], 'one run file is expected, not a.plab b.plab'],
    [1, ['info', 'nowhere.plab'], 'nowhere.plab'],
    [2, ['export', 'MOONS', '--out', 'x'], '--to is needed'],
    [
      2,
      ['export', 'MOONS', '--to', 'word', '--out', 'x'],
      '--to: one of npz safetensors pytorch onnx python torch csv',
    ],
    [
      1,
      ['export', 'MOONS', '--to', 'npz', '--step', '51', '--out', 'x'],
      'moons.plab: no step 51, it has the steps 0 to 50',
    ],
    [2, ['export', 'MOONS', '--to', 'npz', '--step', '1.5', '--out', 'x'], '--step: a whole number from 0 is expected'],
    [
      2,
      ['surface', '--weights', 'MOONS', '--out', 's.gif'],
      '--out: a name that ends with .png .svg .path.csv .csv .obj .glb .json is expected',
    ],
    [
      2,
      ['surface', '--weights', 'MOONS', '--grid', '65', '--out', 's.png'],
      '--grid: one of 8 16 32 64 128 is expected, not 65',
    ],
    [2, ['surface', '--weights', 'w.npz', '--out', 's.png'], '--images (or --dataset) is needed'],
    [
      2,
      ['evaluate', '--weights', 'w.npz', '--step', '3', '--images', 'IMAGES', '--labels', 'LABELS'],
      '--step: only a run',
    ],
  ])('leaves with code %i for %j and says why in one line', async (code, args, sentence) => {
    const words = { MOONS: moons, IMAGES: images, LABELS: labels } as Record<string, string>;
    if (args.includes('IMAGES') && !existsSync(images)) return;
    const result = await cli(...args.map((word) => words[word] ?? word));
    expect(result.err).toContain(sentence);
    expect(result.code).toBe(code);
    expect(result.out).toBe('');
    expect(result.err.trim().split('\n')).toHaveLength(1);
  });

  test.skipIf(!existsSync(images))(
    'a run of large data needs the data for what is not kept (needs ../shared/data)',
    async () => {
      const run = at('digits.plab');
      const files = ['--images', images, '--labels', labels];
      await cliJson('train', ...files, '--hold-out', '2000', '--layers', '784,50,10', '--steps', '200', '--save', run);
      const bytes = await readFile(run);
      expect(bytes.length).toBeLessThan(4e6);
      expect(readRun(new Uint8Array(bytes), 'digits.plab').ownData).toBeUndefined();
      const missing = await cli('verify', run);
      expect(missing.code).toBe(1);
      expect(missing.err).toContain(
        'digits.plab: the data it was trained on is needed: 8000 samples for training and 2000',
      );
      expect(await cliJson('verify', run, ...files)).toMatchObject({ identical: true, steps: 200 });
      const between = await cliJson('evaluate', '--weights', run, '--step', '131', ...files);
      const last = await cliJson('evaluate', '--weights', run, ...files);
      expect(between.loss).toBeGreaterThan(last.loss);
    },
  );
});
