import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNpz, writeNpz } from '../../../core/run-file/npz.ts';
import type { Tensor } from '../../../core/run-file/tensor.ts';
import { pythonWith } from '../../support/python.ts';

const { here, note, run } = pythonWith('numpy');
const python = (...lines: string[]) => run(['-c', ['import numpy as np', ...lines].join('\n')]);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perceptron-lab-numpy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(!here)(`NumPy reads what we write${note}`, () => {
  const path = join(folder, 'ours.npz');
  const arrays = new Map<string, Tensor>([
    ['W1', { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }],
    ['d', { shape: [], data: Float64Array.of(0.1) }],
    ['i', { shape: [2], data: Int32Array.of(-1, 7) }],
    ['u', { shape: [3], data: Uint8Array.of(0, 128, 255) }],
  ]);
  writeFileSync(path, writeNpz(arrays));
  const { out, err } = python(
    `a = np.load(r'${path}', allow_pickle=False)`,
    'print(a.files, a["W1"].tolist(), a["W1"].dtype, a["d"], a["i"].tolist(), a["u"].tolist(), a["u"].dtype)',
  );
  expect(err).toBe('');
  expect(out.trim()).toBe(
    "['W1', 'd', 'i', 'u'] [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]] float32 0.1 [-1, 7] [0, 128, 255] uint8",
  );
});

test.skipIf(!here).each(['savez', 'savez_compressed'])(`we read what np.%s writes${note}`, (save) => {
  const path = join(folder, `${save}.npz`);
  const { err } = python(
    'W = np.arange(6, dtype="<f4").reshape(2, 3)',
    `np.${save}(r'${path}', W1=W, turned=np.asfortranarray(W), d=np.float64(0.1), h=W.astype("<f2"), l=np.array([-5]), t=np.array([True, False]), big=np.zeros((100, 100)))`,
  );
  expect(err).toBe('');
  const arrays = readNpz(new Uint8Array(readFileSync(path)), 'numpy.npz');
  const rows = { shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) };
  expect(arrays.get('W1')).toEqual({ dtype: 'F32', ...rows });
  expect(arrays.get('turned')).toEqual({ dtype: 'F32', ...rows });
  expect(arrays.get('h')).toEqual({ dtype: 'F16', ...rows });
  expect(arrays.get('d')).toEqual({ dtype: 'F64', shape: [], data: Float64Array.of(0.1) });
  expect(arrays.get('l')).toEqual({ dtype: 'I64', shape: [1], data: Float64Array.of(-5) });
  expect(arrays.get('t')).toEqual({ dtype: 'BOOL', shape: [2], data: Uint8Array.of(1, 0) });
  expect(arrays.get('big')).toEqual({ dtype: 'F64', shape: [100, 100], data: new Float64Array(10_000) });
});

test.skipIf(!here)(`NumPy's arrays of objects are refused${note}`, () => {
  const path = join(folder, 'objects.npz');
  python(`np.savez(r'${path}', W1=np.array([{}, []], dtype=object))`);
  expect(() => readNpz(new Uint8Array(readFileSync(path)), 'numpy.npz')).toThrow(
    'numpy.npz: array "W1": holds Python objects, which are never read',
  );
});
