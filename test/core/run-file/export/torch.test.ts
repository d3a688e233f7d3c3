import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { optimizerDefaults, optimizerNames } from '../../../../core/engine/optimizer.ts';
import { momentOf } from '../../../../core/run-file/export/moment.ts';
import { torch as exporter } from '../../../../core/run-file/export/torch.ts';
import { readRun } from '../../../../core/run-file/read-run.ts';
import { writeRun } from '../../../../core/run-file/write-run.ts';
import type { Session } from '../../../../core/training/session.ts';
import { pythonWith } from '../../../support/python.ts';
import { moonsRun, newRun } from '../../../support/runs.ts';

const torch = pythonWith('torch');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perceptron-lab-torch-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, session: Session, step = session.end): string {
  const path = join(folder, `${name}.py`);
  writeFileSync(path, exporter.write(momentOf(readRun(writeRun(session), 'a.plab'), step)));
  return path;
}

function expectNear(found: readonly number[], expected: ArrayLike<number>, bound: number): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(bound);
  });
}

test('the program is written with what holds at its step', () => {
  const moment = (step: number) => momentOf(readRun(writeRun(moonsRun()), 'a.plab'), step);
  const text = (step: number) => new TextDecoder().decode(exporter.write(moment(step)));
  expect(text(29)).toContain('torch.optim.SGD(parameters, lr=0.1, momentum=0.9)');
  expect(text(30)).toContain('torch.optim.SGD(parameters, lr=0.02, momentum=0.9)');
});

/** Runs programs one after another in one process, which reads PyTorch once: what each writes for its arguments. */
function outputs(runs: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const { code, out, err } = torch.run([
    '-c',
    [
      'import json, runpy, sys',
      'for sys.argv in json.loads(sys.argv[1]): runpy.run_path(sys.argv[0], run_name="__main__")',
    ].join('\n'),
    JSON.stringify(runs),
  ]);
  expect([code, err]).toEqual([0, '']);
  return out
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
}

describe('with PyTorch', { timeout: 60_000 }, () => {
  test.skipIf(!torch.here)(
    `the program gives the outputs of the engine within 1e-5, for several losses and activations${torch.note}`,
    () => {
      const sessions = (
        [
          ['moons', {}],
          ['xor-gate', {}],
          ['gauss', { loss: 'cross-entropy' }],
          [
            'circle',
            { hidden: (['step', 'relu', 'sigmoid'] as const).map((activation) => ({ units: 3, activation })) },
          ],
        ] as const
      ).map(([name, changes]) => {
        const session = newRun(name, changes);
        session.advance(60);
        const [x0, x1] = session.dataset.inputs as Float32Array;
        return { session, run: [program(name, session), String(x0), String(x1)] };
      });
      const found = outputs(sessions.map(({ run }) => run));
      sessions.forEach(({ session }, i) => {
        expectNear(found[i]!, session.engine.outputs('train', Uint32Array.of(0)), 1e-5);
      });
    },
  );

  test.skipIf(!torch.here)(
    `it trains on with every optimizer to the parameters of the engine within 1e-3, over whole epochs from fresh weights${torch.note}`,
    () => {
      const train = join(folder, 'train.py');
      writeFileSync(
        train,
        [
          'import runpy, sys, torch',
          'm = runpy.run_path(sys.argv[1])',
          'model = m["network"]()',
          'm["train"](model, *m["samples"](sys.argv[2]), 20)',
          'print(*[p for layer in list(model)[::2] for p in layer.weight.T.flatten().tolist() + layer.bias.tolist()])',
        ].join('\n'),
      );
      const sessions = optimizerNames.map((name) => {
        const session = newRun('gauss', {
          loss: 'cross-entropy',
          optimizer: optimizerDefaults[name],
          learningRate: 0.02,
          batch: 1000,
          l1: 0.001,
          l2: 0.01,
        });
        const { train: count, inputs, target } = session.dataset;
        session.advance(20);
        if (target.kind !== 'classes') throw new Error('classes expected');
        const { labels } = target;
        const rows = Array.from({ length: count }, (_, i) => [inputs[2 * i], inputs[2 * i + 1], labels[i]].join());
        const csv = join(folder, `${name}.csv`);
        writeFileSync(csv, rows.join('\n'));
        return { session, run: [train, program(name, session, 0), csv] };
      });
      const found = outputs(sessions.map(({ run }) => run));
      sessions.forEach(({ session }, i) => {
        expectNear(found[i]!, session.engine.parameters(), 1e-3);
      });
    },
  );
});
