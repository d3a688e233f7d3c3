import { describe, expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { readRun, writeRun } from '../../../core/run-file/run.ts';
import { readSafetensors } from '../../../core/run-file/safetensors.ts';
import { readZip, writeZip } from '../../../core/run-file/zip.ts';
import { createSession } from '../../../core/training/session.ts';
import { defaultSettings } from '../../../core/training/settings.ts';

function trained() {
  const settings = { ...defaultSettings('moons'), optimizer: { name: 'momentum', momentum: 0.9 } as const };
  if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
  const session = createSession(settings, makeDataset('moons', settings.data));
  session.advance(30);
  session.tune({ learningRate: 0.02 });
  session.advance(20);
  return session;
}

describe('a run file', () => {
  test('holds settings, changes and the last weights, and is the same bytes for the same run', () => {
    const session = trained();
    const bytes = writeRun(session);
    expect(writeRun(trained())).toEqual(bytes);
    const { manifest, weights } = readRun(bytes, 'a.plab');
    expect(manifest.settings).toEqual(session.settings);
    expect(manifest.events).toEqual([{ step: 30, change: { learningRate: 0.02 }, edits: [] }]);
    expect(manifest.steps).toBe(50);
    expect(weights.parameters).toEqual(session.engine.parameters());
    expect(weights.sizes).toEqual(session.engine.network.sizes);
  });

  test('begins with its media type, uncompressed, so that tools can tell it', () => {
    const bytes = writeRun(trained());
    expect(Buffer.from(bytes.subarray(30, 38)).toString()).toBe('mimetype');
    expect(Buffer.from(bytes.subarray(38, 38 + 36)).toString()).toBe(
      'application/vnd.perceptron-lab.run+z'.slice(0, 36),
    );
  });

  test('holds exact states: from any keyframe training goes on to the same last weights', () => {
    const session = trained();
    const last = session.engine.parameters();
    const entries = readZip(writeRun(session), 'a.plab');
    const { tensors, metadata } = readSafetensors(entries.get('keyframes/000000030.safetensors')!, 'keyframe');
    const number = (key: string) => Number(metadata.get(key));
    session.engine.restore({
      step: number('step'),
      epoch: number('epoch'),
      drawn: number('drawn'),
      updates: number('updates'),
      parameters: tensors.get('parameters')!.data as Float32Array,
      slots: [tensors.get('slot0')!.data as Float32Array],
    });
    session.engine.tune({ learningRate: 0.02 });
    session.engine.train(new Float32Array(20));
    expect(session.engine.parameters()).toEqual(last);
  });

  const changed = (name: string, edit: (bytes: Uint8Array) => Uint8Array | undefined) => {
    const entries = readZip(writeRun(trained()), 'a.plab');
    const edited = edit(entries.get(name)!);
    if (edited) entries.set(name, edited as Uint8Array<ArrayBuffer>);
    else entries.delete(name);
    return writeZip(entries);
  };
  const manifest = (from: string, to: string) =>
    changed('manifest.json', (bytes) => Buffer.from(Buffer.from(bytes).toString().replace(from, to)));

  test.each([
    ['a missing part', changed('model.safetensors', () => undefined), 'a.plab: the part model.safetensors is missing'],
    [
      'a damaged part',
      changed('history.safetensors', (bytes) => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))),
      'a.plab: the part history.safetensors is damaged, its SHA-256 does not match the manifest',
    ],
    ['a newer major version', manifest('"major": 1', '"major": 2'), 'a.plab: it is of version 2, made by a newer lab'],
    ['text that is not JSON', manifest('{', ''), 'a.plab: manifest.json is not JSON'],
    [
      'another type of file',
      changed('mimetype', () => Buffer.from('text/plain')),
      'a.plab: mimetype application/vnd.perceptron-lab.run+zip is expected',
    ],
    [
      'settings that are none',
      manifest('"learningRate": 0.1', '"learningRate": "x"'),
      'a.plab: manifest.json: settings.learningRate: number is expected, not "x"',
    ],
  ])('with %s is refused in one sentence', (_, bytes, sentence) => {
    expect(() => readRun(bytes, 'a.plab')).toThrow(sentence);
  });

  test('of a higher minor version is read', () => {
    expect(readRun(manifest('"minor": 0', '"minor": 7, "later": true'), 'a.plab').manifest.version.minor).toBe(7);
  });
});
