import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDigits } from '../../../core/data/digits.ts';
import { scaleInputs } from '../../../core/data/scale-inputs.ts';
import { LabError } from '../../../core/lab-error.ts';
import { readRun } from '../../../core/run-file/read-run.ts';
import { parametersAt, sessionOf } from '../../../core/run-file/reopen.ts';
import { verifyRun } from '../../../core/run-file/verify.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { readZip, writeZip } from '../../../core/run-file/zip.ts';
import { hashOf, sha256 } from '../../../core/sha256.ts';
import { createSession } from '../../../core/training/session.ts';
import { defaultSettings } from '../../../core/training/settings.ts';
import { anyDeeds, anySettings, moonsRun, newRun, ownPoints, ownRun, perform } from '../../support/runs.ts';

const bits = (parameters: Float32Array) => hashOf(parameters);
const moons = writeRun(moonsRun());

describe('a run file', () => {
  test('holds settings, changes, history and the last weights, and is the same bytes for the same run', () => {
    const session = moonsRun();
    const bytes = writeRun(session);
    expect(writeRun(moonsRun())).toEqual(bytes);
    const { manifest, network, parameters, history } = readRun(bytes, 'a.plab');
    expect(manifest.settings).toEqual(session.settings);
    expect(manifest.events).toEqual([{ step: 30, change: { learningRate: 0.02 }, edits: [] }]);
    expect(manifest.steps).toBe(50);
    expect(parameters).toEqual(session.engine.parameters());
    expect(network).toEqual(session.engine.network);
    expect(history).toEqual({ curve: session.curve(), measured: session.measured });
  });

  test('begins with its media type, uncompressed, so that tools can tell it', () => {
    expect(Buffer.from(moons.subarray(30, 38)).toString()).toBe('mimetype');
    expect(Buffer.from(moons.subarray(38, 76)).toString()).toBe('application/vnd.perceptron-lab.run+zip');
  });

  test('of 784-50-10 and SGD is under 4 MB after 1,000 steps, with a state every 64', () => {
    const dataset = makeDigits({ samples: 200, noise: 0.5, testShare: 0, seed: 1 });
    const settings = { ...defaultSettings('digits'), batch: 10 };
    const session = createSession(settings, dataset);
    session.advance(1000);
    const bytes = writeRun(session);
    expect(bytes.length).toBeLessThan(4e6);
    const steps = readRun(bytes, 'a.plab').states.map((state) => state.step);
    expect(steps).toEqual([...Array.from({ length: 15 }, (_, i) => 64 * (i + 1)), 1000]);
  });

  test('is written from the last step wherever the run stands, and leaves it there', () => {
    const session = moonsRun();
    session.seek(7);
    expect(writeRun(session)).toEqual(moons);
    expect(session.step).toBe(7);
    expect(session.end).toBe(50);
  });

  test('ends at the last step whose parameters are finite', () => {
    const session = newRun('moons', { learningRate: 3e38, hidden: [], initialisation: 100 });
    while (session.engine.parameters().every(Number.isFinite)) expect(session.advance(1)).toBe(1);
    const finite = session.end - 1;
    const run = readRun(writeRun(session), 'a.plab');
    expect(run.manifest.steps).toBe(finite);
    expect(sessionOf(run).step).toBe(finite);
    expect(session.step).toBe(finite + 1);
  });

  test('carries parts of others along', () => {
    const preview = Uint8Array.of(1, 2, 3);
    const { others } = readRun(writeRun(moonsRun(), new Map([['preview.png', preview]])), 'a.plab');
    expect(others).toEqual(new Map([['preview.png', preview]]));
  });

  test("carries small data of one's own along, scaled as it was trained on, and the parameters it started from", () => {
    const dataset = scaleInputs({ ...ownPoints(), columns: { inputs: ['a', 'b'], target: 'c' } }, 'standard');
    const session = ownRun(dataset);
    const run = readRun(writeRun(session), 'a.plab');
    expect(run.ownData).toEqual(dataset);
    expect(run.start).toBeDefined();
    expect(bits(parametersAt(run, 0))).toBe(bits(run.start!));
    expect([...verifyRun(run)].every(({ difference }) => difference === '')).toBe(true);
  });

  test('leaves large data out, and asks for it with its size and hash', () => {
    const dataset = { ...makeDigits({ samples: 5400, noise: 0.5, testShare: 0, seed: 1 }), name: 'pictures' };
    const settings = { ...defaultSettings('digits'), hidden: [], data: { kind: 'given', name: 'pictures' } as const };
    const session = createSession(settings, dataset);
    session.advance(3);
    const run = readRun(writeRun(session), 'a.plab');
    expect(run.ownData).toBeUndefined();
    expect(() => sessionOf(run)).toThrow(
      /^a\.plab: the data it was trained on is needed: 5400 samples for training and 0 for testing, SHA-256 [0-9a-f]{12}…$/,
    );
    expect(() => sessionOf(run, { ...dataset, train: 5399, test: 1 })).toThrow('pictures is not the data');
    expect(sessionOf(run, dataset).step).toBe(3);
  });
});

describe('a run that is opened again', () => {
  test('is the same at every step, and can be gone on with (seed 21)', () => {
    fc.assert(
      fc.property(anySettings, anyDeeds, fc.nat(), (one, deeds, at) => {
        const session = newRun(one.name, one.changes);
        perform(session, deeds);
        session.seek(0);
        session.measure();
        const bytes = writeRun(session);
        const run = readRun(bytes, 'a.plab');
        const again = sessionOf(run);
        expect([again.step, again.end]).toEqual([session.end, session.end]);
        expect(sha256(writeRun(again))).toBe(sha256(bytes));
        const to = at % (session.end + 1);
        session.seek(to);
        again.seek(to);
        expect(bits(again.engine.parameters())).toBe(bits(session.engine.parameters()));
        expect(bits(parametersAt(run, to))).toBe(bits(session.engine.parameters()));
        expect(again.tunable).toEqual(session.tunable);
        session.advance(session.end - to + 9);
        again.advance(again.end - to + 9);
        expect(bits(again.engine.parameters())).toBe(bits(session.engine.parameters()));
        expect(again.curve().mean).toEqual(session.curve().mean);
      }),
      { seed: 21, numRuns: 60 },
    );
  });

  test('step k holds what k steps of training make (seed 22)', () => {
    fc.assert(
      fc.property(anySettings, anyDeeds, (one, deeds) => {
        const session = newRun(one.name, one.changes);
        perform(session, deeds);
        const found = [...verifyRun(readRun(writeRun(session), 'a.plab'))];
        expect(found.filter(({ difference }) => difference !== '')).toEqual([]);
        expect(found.at(-1)!.step).toBe(session.end);
      }),
      { seed: 22, numRuns: 60 },
    );
  });

  test('branches from any step as the run itself does', () => {
    const session = moonsRun();
    const again = sessionOf(readRun(writeRun(session), 'a.plab'));
    for (const one of [session, again]) {
      one.seek(13);
      one.tune({ batch: 3 });
      one.advance(400);
    }
    expect(bits(again.engine.parameters())).toBe(bits(session.engine.parameters()));
    expect(sha256(writeRun(again))).toBe(sha256(writeRun(session)));
  });

  test('has no other steps than its own', () => {
    const run = readRun(moons, 'a.plab');
    expect(() => parametersAt(run, 51)).toThrow('a.plab: no step 51, it has the steps 0 to 50');
  });

  test('a file of version 1.0 opens: exact at every step', () => {
    const run = readRun(readFileSync(join(import.meta.dirname, '../../fixtures/run-1.0.plab')), 'run-1.0.plab');
    expect(run.manifest.version).toEqual({ major: 1, minor: 0 });
    expect(run.manifest.events.map(({ step }) => step)).toEqual([20, 25]);
    expect(bits(run.parameters)).toBe('20c6d88ab9a9a2755c911f04ef8d7bef935178f54a92407f0963bd4b17c13df9');
    expect([...verifyRun(run)].map(({ difference }) => difference)).toEqual(new Array(31).fill(''));
    expect(bits(sessionOf(run).engine.parameters())).toBe(bits(run.parameters));
  });
});

describe('verification', () => {
  /** A run file whose part was changed, with a manifest that vouches for it. */
  function forged(name: string, edit: (bytes: Uint8Array<ArrayBuffer>) => void): Uint8Array {
    const entries = readZip(moons, 'a.plab');
    const part = entries.get(name)!;
    const before = sha256(part);
    edit(part);
    const manifest = new TextDecoder().decode(entries.get('manifest.json')).replaceAll(before, sha256(part));
    entries.set('manifest.json', new TextEncoder().encode(manifest));
    return writeZip(entries);
  }

  test('finds one bit of one keyframe, and says where', () => {
    const bytes = forged('keyframes/000000031.safetensors', (part) => {
      part[part.length - 4]! ^= 1;
    });
    const found = [...verifyRun(readRun(bytes, 'a.plab'))];
    expect(found.map(({ step }) => step)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
    expect(found.at(-1)!.difference).toMatch(/^number of slot 0 30 is -?[\d.e-]+, the file has -?[\d.e-]+$/);
  });

  test('finds one bit of the last weights', () => {
    const bytes = forged('model.safetensors', (part) => {
      part[part.length - 4]! ^= 1;
    });
    expect([...verifyRun(readRun(bytes, 'a.plab'))].at(-1)).toMatchObject({
      step: 50,
      difference: expect.stringMatching(/^parameter \d+ is /),
    });
  });
});

describe('a run file that is hostile', () => {
  const changed = (name: string, edit: (bytes: Uint8Array) => Uint8Array | undefined) => {
    const entries = readZip(moons, 'a.plab');
    const edited = edit(entries.get(name) ?? new Uint8Array());
    if (edited) entries.set(name, edited as Uint8Array<ArrayBuffer>);
    else entries.delete(name);
    return writeZip(entries);
  };
  const manifest = (from: string | RegExp, to: string) =>
    changed('manifest.json', (bytes) => {
      const text = Buffer.from(bytes).toString();
      expect(text).toMatch(from);
      return Buffer.from(text.replace(from, to));
    });
  const own = (from: string, to: string) => {
    const entries = readZip(writeRun(ownRun()), 'a.plab');
    const text = Buffer.from(entries.get('manifest.json')!).toString();
    expect(text).toContain(from);
    entries.set('manifest.json', new Uint8Array(Buffer.from(text.replace(from, to))));
    return writeZip(entries);
  };
  /** With a part whose bytes are anything, and a manifest that vouches for it. */
  const replaced = (name: string, from: string, to: string) => {
    const entries = readZip(moons, 'a.plab');
    const part = Buffer.from(entries.get(name)!);
    const at = part.indexOf(from);
    expect(at).toBeGreaterThan(0);
    const before = sha256(part);
    part.write(to.padEnd(from.length), at);
    const text = Buffer.from(entries.get('manifest.json')!).toString().replaceAll(before, sha256(part));
    entries.set(name, new Uint8Array(part));
    entries.set('manifest.json', new Uint8Array(Buffer.from(text)));
    return writeZip(entries);
  };

  test.each([
    ['a missing part', changed('model.safetensors', () => undefined), 'a.plab: the part model.safetensors is missing'],
    [
      'a damaged part',
      changed('history.safetensors', (bytes) => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))),
      'a.plab: the part history.safetensors is damaged, its SHA-256 does not match the manifest',
    ],
    ['a part too many', changed('more.txt', (bytes) => bytes), 'a.plab: the part more.txt is not in the manifest'],
    [
      'a part named __proto__',
      changed('__proto__', (bytes) => bytes),
      'a.plab: the part __proto__ is not in the manifest',
    ],
    [
      'a newer major version',
      manifest('"major": 1', '"major": 2'),
      'a.plab: manifest.json: it is of version 2, made by a newer lab',
    ],
    ['text that is not JSON', manifest('{', ''), 'a.plab: manifest.json: it is not JSON'],
    [
      'bytes that are not text',
      changed('manifest.json', () => Uint8Array.of(255)),
      'a.plab: manifest.json is not UTF-8 text',
    ],
    [
      'a key that appears twice',
      manifest('"steps": 50', '"steps": 50, "steps": 40'),
      'a.plab: manifest.json: the key "steps" appears twice',
    ],
    [
      'deep nesting',
      manifest('"steps": 50', `"deep": ${'['.repeat(5000)}${']'.repeat(5000)}, "steps": 50`),
      /^a\.plab: manifest\.json: character \d+ nests more than 16 deep$/,
    ],
    [
      'a prototype in its settings',
      manifest('"loss":', '"__proto__": { "loss": "x" }, "loss":'),
      'a.plab: manifest.json: settings.__proto__: never is expected, not "__proto__"',
    ],
    ['another type of file', changed('mimetype', () => Buffer.from('text/plain')), 'a.plab: mimetype application/'],
    [
      'settings that are none',
      manifest('"learningRate": 0.1', '"learningRate": "x"'),
      'a.plab: manifest.json: settings.learningRate: number is expected, not "x"',
    ],
    [
      'settings that no engine takes',
      manifest('"learningRate": 0.1', '"learningRate": -0.1'),
      'a.plab: manifest.json: learning rate -0.1: a number from 0 to 3.4028234663852886e+38 is expected',
    ],
    [
      'a change that no engine takes',
      manifest('"learningRate": 0.02', '"learningRate": -1'),
      'a.plab: manifest.json: learning rate -1: a number from 0',
    ],
    [
      'a change after the end',
      manifest(/"events": \[\s+\{\s+"step": 30/, '"events": [{ "step": 51'),
      'a.plab: manifest.json: events must rise, up to step 50',
    ],
    [
      'an edit of no parameter',
      manifest('"edits": []', '"edits": [{ "index": 31, "value": 0 }]'),
      'a.plab: manifest.json: events: no parameter 31: the network has 31',
    ],
    [
      'an infinite edit',
      manifest('"edits": []', '"edits": [{ "index": 3, "value": 1e999 }]'),
      'a.plab: manifest.json: events.0.edits.0.value: another value is expected, not Infinity',
    ],
    [
      'another network than its settings say',
      manifest('"units": 4', '"units": 5'),
      'a.plab: model.safetensors is of a 2-4-3-1 network, hidden layers of 5-3 were expected',
    ],
    [
      'keyframes that do not rise',
      manifest(/"keyframes": \[\s+\{\s+"step": 1,/, '"keyframes": [{ "step": 2,'),
      'a.plab: manifest.json: keyframes: keyframes/000000002.safetensors is expected',
    ],
    [
      'a keyframe anywhere else',
      manifest('"file": "keyframes/000000001.safetensors"', '"file": "../../etc/passwd"'),
      'a.plab: manifest.json: keyframes: keyframes/000000001.safetensors is expected',
    ],
    [
      'a keyframe of another step',
      replaced('keyframes/000000009.safetensors', '"step":"9"', '"step":"8"'),
      'a.plab: keyframes/000000009.safetensors: it is of step 8, 9 was expected',
    ],
    [
      'a keyframe whose place is no number',
      replaced('keyframes/000000009.safetensors', '"step":"9"', '"step":"-"'),
      'a.plab: keyframes/000000009.safetensors: step must be a whole number',
    ],
    [
      'a keyframe without its slot',
      replaced('keyframes/000000009.safetensors', '"slot0"', '"slot1"'),
      'a.plab: keyframes/000000009.safetensors: slot0 is missing',
    ],
    [
      'more steps than it has losses',
      manifest('"steps": 50', '"steps": 60'),
      'a.plab: history.safetensors: loss.mean must be 60 numbers of type F32',
    ],
    [
      'more steps than a run may have',
      manifest('"steps": 50', '"steps": 100000001'),
      'a.plab: manifest.json: steps: <=100000000 is expected, not 100000001',
    ],
    [
      'a stride of nothing',
      replaced('history.safetensors', '"stride":"1"', '"stride":"0"'),
      'a.plab: history.safetensors: stride must be a whole number from 1',
    ],
    [
      'data of another shape',
      own('"features": 2', '"features": 4'),
      'a.plab: data.safetensors: inputs is F32 (8, 2), F32 or U8 (8, 4) was expected',
    ],
    [
      'fewer class names than classes',
      own(',\n          "yes"', ''),
      'a.plab: data.safetensors: targets holds a class beyond the 1 that have names',
    ],
  ])('with %s is refused in one sentence', (_, bytes, sentence) => {
    expect(() => readRun(bytes, 'a.plab')).toThrow(sentence);
  });

  test('numbers that are not finite are refused wherever none may be', () => {
    for (const [name, at] of [
      ['keyframes/000000005.safetensors', 'parameters'],
      ['history.safetensors', 'loss.mean'],
    ] as const) {
      const entries = readZip(moons, 'a.plab');
      const part = entries.get(name)!;
      const before = sha256(part);
      const header = JSON.parse(
        Buffer.from(part.subarray(8, 8 + Number(new DataView(part.buffer).getBigUint64(0, true)))).toString(),
      );
      const start =
        part.length -
        Math.max(...Object.values(header).map((one) => (one as { data_offsets?: number[] }).data_offsets?.[1] ?? 0));
      part.set([0, 0, 0xc0, 0x7f], start + header[at].data_offsets[0]);
      const text = Buffer.from(entries.get('manifest.json')!).toString().replaceAll(before, sha256(part));
      entries.set('manifest.json', new Uint8Array(Buffer.from(text)));
      expect(() => readRun(writeZip(entries), 'a.plab')).toThrow(
        `a.plab: ${name}: ${at} holds a number that is not finite`,
      );
    }
  });

  test('of a higher minor version is read, with all it does not know', () => {
    const bytes = manifest('"minor": 1', '"minor": 7, "later": true');
    expect(readRun(bytes, 'a.plab').manifest.version.minor).toBe(7);
  });

  test('or cut off anywhere gives a run or one LabError (seed 23)', () => {
    const value = (bytes: Uint8Array) => {
      try {
        sessionOf(readRun(bytes, 'a.plab'));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(LabError);
        expect((thrown as LabError).message).not.toContain('\n');
      }
    };
    fc.assert(
      fc.property(fc.nat(moons.length), (length) => value(moons.subarray(0, length))),
      { seed: 23, numRuns: 150 },
    );
    const flips = fc.array(fc.tuple(fc.nat(moons.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(flips, (changes) => {
        const bytes = moons.slice();
        for (const [at, to] of changes) bytes[at] = to;
        value(bytes);
      }),
      { seed: 23, numRuns: 300 },
    );
  });

  test('whose manifest is changed anywhere gives a run or one LabError (seed 24)', () => {
    const entries = readZip(moons, 'a.plab');
    const text = Buffer.from(entries.get('manifest.json')!).toString();
    const scraps = fc.constantFrom(
      '',
      '0',
      '-1',
      '1e9',
      '"',
      '{',
      '}',
      '[',
      ']',
      'null',
      '"__proto__":1,',
      '99999999999999999999',
    );
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(12), scraps, (at, cut, scrap) => {
        entries.set('manifest.json', new Uint8Array(Buffer.from(text.slice(0, at) + scrap + text.slice(at + cut))));
        try {
          sessionOf(readRun(writeZip(entries), 'a.plab'));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(LabError);
        }
      }),
      { seed: 24, numRuns: 500 },
    );
  });
});
