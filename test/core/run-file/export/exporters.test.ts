import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64Lines } from '../../../../core/run-file/export/base64.ts';
import { crc32c } from '../../../../core/run-file/export/crc32c.ts';
import { exporterNames, exporters } from '../../../../core/run-file/export/exporters.ts';
import { momentOf } from '../../../../core/run-file/export/moment.ts';
import { readRun } from '../../../../core/run-file/read-run.ts';
import { parametersAt } from '../../../../core/run-file/reopen.ts';
import { readWeights } from '../../../../core/run-file/weights.ts';
import { writeRun } from '../../../../core/run-file/write-run.ts';
import { all, message, readFields, text } from '../../../support/protobuf-reader.ts';
import { pythonWith } from '../../../support/python.ts';
import { moonsRun, newRun } from '../../../support/runs.ts';

const numpy = pythonWith('numpy');

const session = moonsRun();
const run = readRun(writeRun(session), 'a.plab');
const moment = momentOf(run, 37);
const { sizes } = run.network;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perceptron-lab-export-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function saved(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test.each(exporterNames)('%s gives the same bytes for the same moment', (name) => {
  const bytes = exporters[name].write(moment);
  expect(bytes.length).toBeGreaterThan(0);
  expect(exporters[name].write(momentOf(run, 37))).toEqual(bytes);
});

test.each(['npz', 'safetensors', 'pytorch'] as const)('%s is read back as the parameters of that step', (name) => {
  const file = exporters[name];
  const found = readWeights(file.write(moment), `w.${file.ending}`);
  expect(found).toEqual({ sizes, parameters: parametersAt(run, 37) });
});

test("PyTorch's layout is named as torch.nn.Sequential names it, (out, in)", () => {
  const bytes = exporters.pytorch.write(moment);
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  expect(header['0.weight'].shape).toEqual([4, 2]);
  expect(header['2.weight'].shape).toEqual([3, 4]);
  expect(Object.keys(header)).toHaveLength(7);
});

describe('the history as CSV', () => {
  const lines = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');

  test('has one row a step, float32 with 9 digits, and nothing where nothing is known', () => {
    const [head, ...rows] = lines(exporters.csv.write(moment));
    expect(head).toBe(
      'step,batch_loss,batch_loss_least,batch_loss_most,train_loss,train_accuracy,test_loss,test_accuracy',
    );
    expect(rows.pop()).toBe('');
    expect(rows.map((row) => Number(row.split(',')[0]))).toEqual(Array.from({ length: 51 }, (_, step) => step));
    const { train, test } = session.measured[0]!;
    expect(rows[0]!.split(',').map((cell) => (cell === '' ? '' : Number(cell)))).toEqual([
      0,
      '',
      '',
      '',
      Number(train.loss.toPrecision(9)),
      Number((train.correct / train.count).toPrecision(9)),
      Number(test.loss.toPrecision(9)),
      Number((test.correct / test.count).toPrecision(9)),
    ]);
    const losses = rows.slice(1).map((row) => Math.fround(Number(row.split(',')[1])));
    expect(losses).toEqual([...session.curve().mean]);
  });

  test('for Excel begins with a byte order mark', () => {
    const bytes = exporters.excel.write(moment);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.subarray(3)).toEqual(exporters.csv.write(moment));
  });

  test('of numbers for targets has no share of right answers', () => {
    const plane = newRun('plane');
    plane.advance(3);
    const [, first] = lines(exporters.csv.write(momentOf(readRun(writeRun(plane), 'a.plab'), 3)));
    expect(first).toMatch(/^0,,,,[\d.]+,,[\d.]+,$/);
  });
});

test('TensorBoard events are records whose checksums fit, with every number of the history', () => {
  const bytes = exporters.tensorboard.write(moment);
  const view = new DataView(bytes.buffer);
  const unmasked = (at: number) => {
    const turned = (view.getUint32(at, true) - 0xa282ead8) >>> 0;
    return ((turned >>> 17) | (turned << 15)) >>> 0;
  };
  const events: ReturnType<typeof readFields>[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(view.getBigUint64(at, true));
    expect(unmasked(at + 8)).toBe(crc32c(bytes.subarray(at, at + 8)));
    const data = bytes.subarray(at + 12, at + 12 + length);
    expect(unmasked(at + 12 + length)).toBe(crc32c(data));
    events.push(readFields(data));
    at += 16 + length;
  }
  expect(text(all(events[0]!, 3)[0])).toBe('brain.Event:2');
  expect(events).toHaveLength(52);
  const scalars = (event: (typeof events)[number]) =>
    all(message(all(event, 5)[0]), 1)
      .map(message)
      .map((value) => [text(all(value, 1)[0]), all(value, 2)[0]]);
  expect(all(events[8]!, 2)).toEqual([7n]);
  expect(scalars(events[8]!)[0]).toEqual(['batch/loss', session.curve().mean[6]]);
  expect(scalars(events[1]!).map(([name]) => name)).toEqual([
    'train/loss',
    'train/accuracy',
    'test/loss',
    'test/accuracy',
  ]);
});

test('the checksum of 123456789 is e3069283, of nothing 0', () => {
  expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array())).toBe(0);
});

test.each([0, 1, 2, 3, 56, 57, 58, 200])('base64 of %i bytes is what other code makes, in lines of 76', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 151) % 256);
  const lines = base64Lines(bytes);
  expect(lines.join('')).toBe(Buffer.from(bytes).toString('base64'));
  expect(lines.every((line) => line.length <= 76)).toBe(true);
});

describe('with NumPy', () => {
  test.skipIf(!numpy.here)(`the arrays are there by name${numpy.note}`, () => {
    const path = saved('weights.npz', exporters.npz.write(moment));
    const { out, err } = numpy.run([
      '-c',
      `import sys, numpy as np; a = np.load(sys.argv[1], allow_pickle=False); print(a.files, np.concatenate([a[n].ravel() for n in a.files]).astype('<f4').tobytes().hex())`,
      path,
    ]);
    expect(err).toBe('');
    expect(out.trim()).toBe(
      `['W1', 'b1', 'W2', 'b2', 'W3', 'b3'] ${Buffer.from(parametersAt(run, 37).buffer).toString('hex')}`,
    );
  });

  test.skipIf(!numpy.here).each(['moons', 'xor-gate', 'gauss'] as const)(
    `the program gives the outputs of the engine within 1e-5, for %s${numpy.note}`,
    (name) => {
      const changes = name === 'gauss' ? { loss: 'cross-entropy' as const } : {};
      const other = newRun(name, changes);
      other.advance(60);
      const path = saved(`${name}.py`, exporters.python.write(momentOf(readRun(writeRun(other), 'a.plab'), 60)));
      const [x0, x1] = other.dataset.inputs as Float32Array;
      const { code, out, err } = numpy.run([path, String(x0), String(x1)]);
      expect([code, err]).toEqual([0, '']);
      const expected = other.engine.outputs('train', Uint32Array.of(0));
      const found = out.trim().split(' ').map(Number);
      expect(found).toHaveLength(expected.length);
      found.forEach((value, i) => {
        expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-5);
      });
    },
  );

  test.skipIf(!numpy.here)(`the program says how it is used, and takes arrays of samples${numpy.note}`, () => {
    const path = saved('network.py', exporters.python.write(moment));
    const asked = numpy.run([path]);
    expect(asked.code).toBe(1);
    expect(asked.err).toContain('The network 2-4-3-1 of a run of Perceptron Lab, as it was after step 37.');
    const samples = join(folder, 'samples.npy');
    numpy.run([
      '-c',
      `import sys, numpy as np; np.save(sys.argv[1], np.array([[0, 255], [255, 0], [7, 9]], 'u1'))`,
      samples,
    ]);
    const { out } = numpy.run([path, samples]);
    session.seek(37);
    const expected = [0, 1].map((i) => session.engine.activations(Float32Array.of(i, 1 - i)).z.at(-1)!);
    session.seek(50);
    const found = out.trim().split('\n').map(Number);
    expect(found).toHaveLength(3);
    expected.forEach((value, i) => {
      expect(Math.abs(found[i]! - value)).toBeLessThan(1e-5);
    });
  });
});
