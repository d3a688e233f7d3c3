import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNpz } from '../../../core/run-file/npz.ts';
import { readRun } from '../../../core/run-file/read-run.ts';
import { writeSafetensors } from '../../../core/run-file/safetensors.ts';
import { toTensors } from '../../../core/run-file/weights.ts';
import { cli, cliJson as json, program } from '../../support/cli.ts';

const root = join(import.meta.dirname, '../../..');
const digits = join(root, '../shared/data');
const images = join(digits, 'train10k-images-idx3-ubyte.gz');
const labels = join(digits, 'train10k-labels-idx1-ubyte.gz');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perceptron-lab-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!existsSync(program))('the command line (needs out/cli, which npm test builds)', () => {
  test('trains the XOR gate until all four answers are right', async () => {
    const result = await json('train', '--dataset', 'xor-gate', '--steps', '2000');
    expect(result).toMatchObject({ steps: 2000, epochs: 2000, trainAccuracy: 1, testLoss: null, parameters: 17 });
    expect(result.parametersHash).toMatch(/^[0-9a-f]{64}$/);
    expect(result.stepsPerSecond).toBeGreaterThan(0);
  });

  test('gives the same hash for the same command', async () => {
    const args = ['train', '--dataset', 'spiral', '--optimizer', 'adam', '--lr', '0.01', '--steps', '200'];
    const [one, same, other] = await Promise.all([json(...args), json(...args), json(...args, '--seed', '2')]);
    expect(one.parametersHash).toBe(same.parametersHash);
    expect(one.parametersHash).not.toBe(other.parametersHash);
  });

  test('gives the same hash with one thread, two, three, and as many as suit the machine', async () => {
    const args = ['train', '--dataset', 'spiral', '--layers', '2,128,128,1', '--batch', '100', '--steps', '50'];
    const one = await json(...args, '--threads', '1');
    for (const threads of [['--threads', '2'], ['--threads', '3'], []]) {
      expect((await json(...args, ...threads)).parametersHash).toBe(one.parametersHash);
    }
    expect(await cli(...args, '--threads', '17')).toMatchObject({ code: 2 });
  });

  test('learns from a CSV file by the name or number of its target, with scaled inputs', async () => {
    const file = join(folder, 'flowers.csv');
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 2 ? 'iris' : 'rose'};${1000 + 500 * (i % 2)},5;${i}`);
    await writeFile(file, ['kind;size;number', ...rows].join('\r\n'));
    const args = ['train', '--csv', file, '--layers', '2,3,1', '--scale', 'standard', '--steps', '500'];
    const named = await json(...args, '--target', 'kind');
    expect(named).toMatchObject({ parameters: 13, trainAccuracy: 1, testAccuracy: 1 });
    expect((await json(...args, '--target', '1')).parametersHash).toBe(named.parametersHash);
    expect(await cli(...args, '--target', 'colour')).toMatchObject({
      code: 2,
      err: 'perceptron-lab: --target: colour is no column; there are kind, size, number\n',
    });
    await writeFile(file, '1,2\nabc,3\n4,5.5\n6,7');
    expect(await cli('train', '--csv', file)).toMatchObject({
      code: 1,
      err: "perceptron-lab: flowers.csv, line 2: 'abc' is not a number; column 1 must be one\n",
    });
  });

  test.each([
    [2, ['fly'], 'unknown command: fly; known are train, evaluate, gradcheck, surface, info, verify, export'],
    [2, ['train'], '--images (or --dataset) is needed'],
    [2, ['train', '--dataset', 'spirl'], '--dataset: one of and nand'],
    [2, ['train', '--dataset', 'and', '--lr', 'fast'], '--lr: a number is expected, not fast'],
    [
      2,
      ['train', '--dataset', 'and', '--steps', '1e9'],
      '--steps: a whole number from 0 to 100000000 is expected, not 1e9',
    ],
    [2, ['train', '--dataset', 'and', '--batch', '0'], 'batch: >=1 is expected, not 0'],
    [2, ['train', '--dataset', 'and', '--hold-out', '2'], '--hold-out: it does not go with --dataset'],
    [2, ['train', '--dataset', 'and', '--csv', 'a.csv'], '--dataset and --csv: one of them is expected'],
    [2, ['train', '--dataset', 'and', '--wings'], "Unknown option '--wings'"],
    [2, ['train', '--dataset', 'and', '--optimizer', 'sgd', '--beta1', '0.5'], '--beta1: sgd has no such setting'],
    [
      2,
      ['train', '--dataset', 'moons', '--layers', '2,4,1', '--activation', 'relu,tanh'],
      '--activation: 2 names for 1 hidden layers',
    ],
    [1, ['train', '--dataset', 'moons', '--layers', '3,4,1'], 'moons with squared-error needs 2 inputs and 1 outputs'],
    [1, ['train', '--images', 'nowhere.gz', '--labels', 'nowhere.gz'], 'nowhere.gz'],
    [1, ['train', '--dataset', 'moons', '--lr', '1e30', '--activation', 'relu'], 'training stopped at step'],
  ])('leaves with code %i for %j and says why in one line', async (code, args, sentence) => {
    const result = await cli(...args);
    expect(result.code).toBe(code);
    expect(result.out).toBe('');
    expect(result.err).toContain(sentence);
    expect(result.err.trim().split('\n')).toHaveLength(1);
  });

  test('checks the gradient of every parameter within 1e-6', async () => {
    const result = await json('gradcheck', '--layers', '5,4,3', '--batch', '7', '--seed', '3');
    expect(result.parameters).toBe(39);
    expect(result.compared).toBeGreaterThan(30);
    expect(result.maxRelativeError).toBeLessThan(1e-6);
    expect(result.maxRelativeError).toBeGreaterThan(0);
  });

  describe.skipIf(!existsSync(images))('with real digits (needs ../shared/data)', () => {
    const book = ['--layers', '784,50,10', '--lr', '0.1', '--batch', '100', '--init', '0.01', '--seed', '1'];

    test('trains the network of the book, and its weights read the same in every format', async () => {
      const run = join(folder, 'run.plab');
      const files = ['--images', images, '--labels', labels];
      const trained = await json('train', ...files, '--hold-out', '2000', ...book, '--steps', '800', '--save', run);
      expect(trained).toMatchObject({ steps: 800, epochs: 10, parameters: 39760 });
      expect(trained.testAccuracy).toBeGreaterThan(0.8);
      const { network, parameters } = readRun(await readFile(run), 'run.plab');
      const weights = { sizes: network.sizes, parameters };
      await writeFile(join(folder, 'w.npz'), writeNpz(toTensors(weights)));
      await writeFile(join(folder, 'w.safetensors'), writeSafetensors(toTensors(weights), new Map()));
      const [fromRun, fromNpz, fromSafetensors] = await Promise.all(
        ['run.plab', 'w.npz', 'w.safetensors'].map((name) =>
          json('evaluate', '--weights', join(folder, name), ...files),
        ),
      );
      expect(fromRun).toEqual(fromNpz);
      expect(fromRun).toEqual(fromSafetensors);
      expect(fromRun.samples).toBe(10000);
      const right = (fromRun.confusion as number[][]).reduce((sum, row, i) => sum + row[i]!, 0);
      expect(right / 10000).toBeCloseTo(fromRun.accuracy, 12);
    });

    test('images and labels that do not match are refused, plain files are read', async () => {
      const plain = join(folder, 'labels-idx1-ubyte');
      await writeFile(plain, gunzipSync(await readFile(labels)));
      const result = await json('train', '--images', images, '--labels', plain, '--layers', '784,10', '--steps', '1');
      expect(result.parameters).toBe(7850);
      await writeFile(plain, gunzipSync(await readFile(labels)).subarray(0, 500));
      const short = await cli('train', '--images', images, '--labels', plain, '--steps', '1');
      expect(short.code).toBe(1);
      expect(short.err).toContain('labels-idx1-ubyte');
    });
  });
});
