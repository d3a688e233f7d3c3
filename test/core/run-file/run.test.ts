import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDigits } from '../../../core/data/digits.ts';
import { scaleInputs } from '../../../core/data/scale-inputs.ts';
import { finish } from '../../../core/pieces.ts';
import type { Measured } from '../../../core/protocol/messages.ts';
import { type RunFile, readRun } from '../../../core/run-file/read-run.ts';
import { parametersAt, sessionOf } from '../../../core/run-file/reopen.ts';
import { verifyRun } from '../../../core/run-file/verify.ts';
import { runInPieces, writeRun } from '../../../core/run-file/write-run.ts';
import { readZip, writeZip } from '../../../core/run-file/zip.ts';
import { hashOf, sha256 } from '../../../core/sha256.ts';
import { createBranches } from '../../../core/training/branches.ts';
import { createSession, type Past } from '../../../core/training/session.ts';
import { defaultSettings } from '../../../core/training/settings.ts';
import { anyDeeds, anySettings, moonsRun, newRun, ownPoints, ownRun, perform } from '../../support/runs.ts';

const bits = (parameters: Float32Array) => hashOf(parameters);
const moons = writeRun(moonsRun());

/** A run file whose part was changed, with a manifest that vouches for it. */
function forged(bytes: Uint8Array, name: string, edit: (bytes: Uint8Array<ArrayBuffer>) => void): Uint8Array {
  const entries = readZip(bytes, 'a.plab');
  const part = entries.get(name)!;
  const before = sha256(part);
  edit(part);
  const manifest = new TextDecoder().decode(entries.get('manifest.json')).replaceAll(before, sha256(part));
  entries.set('manifest.json', new TextEncoder().encode(manifest));
  return writeZip(entries);
}

/** Changes the last bit of the last number. */
function flip(part: Uint8Array): void {
  part[part.length - 4]! ^= 1;
}

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
    const { others } = readRun(writeRun(moonsRun(), { others: new Map([['preview.png', preview]]) }), 'a.plab');
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

describe('a file of a run with branches', () => {
  /** Fifty steps, a branch from step 20 with another rate, and one of that from step 30 with a jump, which is on screen. */
  function branched() {
    const session = moonsRun();
    const branches = createBranches(session);
    session.seek(20);
    branches.leave();
    session.tune({ learningRate: 0.05 });
    session.advance(40);
    branches.name(2, 'faster');
    session.seek(30);
    branches.leave();
    session.jump(session.engine.parameters().map((value) => value / 2));
    session.advance(5);
    return { session, branches };
  }

  test('holds them all: each is brought back, and a state that two share is there once', () => {
    const { session, branches } = branched();
    const bytes = writeRun(session, { tree: branches.tree() });
    const run = readRun(bytes, 'a.plab');
    expect(run.others.size).toBe(0);
    expect(run.manifest.steps).toBe(35);
    expect(run.tree).toMatchObject({
      current: 3,
      branches: [
        { id: 1, from: 0, past: { end: 50 } },
        { id: 2, name: 'faster', parent: 1, from: 20, past: { end: 60 } },
        { id: 3, parent: 2, from: 30, past: undefined },
      ],
    });
    const files = Object.keys(run.manifest.files);
    expect(files.filter((file) => file.startsWith('branches/1/keyframes'))).toHaveLength(30);
    expect(files.filter((file) => file.startsWith('branches/2/keyframes'))).toHaveLength(30);
    const again = sessionOf(run);
    const opened = createBranches(again, run.tree);
    expect(sha256(writeRun(again, { tree: opened.tree() }))).toBe(sha256(bytes));
    for (const id of [1, 2, 3]) {
      branches.take(id);
      opened.take(id);
      expect(bits(again.engine.parameters())).toBe(bits(session.engine.parameters()));
    }
  });

  test('is verified in every branch', () => {
    const { session, branches } = branched();
    const bytes = writeRun(session, { tree: branches.tree() });
    const found = [...verifyRun(readRun(bytes, 'a.plab'))];
    expect(found.filter(({ difference }) => difference !== '')).toEqual([]);
    expect(new Set(found.map(({ branch }) => branch))).toEqual(new Set([undefined, 1, 2]));
    const wrong = forged(bytes, 'branches/2/keyframes/000000041.safetensors', flip);
    expect([...verifyRun(readRun(wrong, 'a.plab'))].at(-1)).toMatchObject({
      branch: 2,
      step: 41,
      difference: expect.stringMatching(/^number of slot 0/),
    });
  });

  test('is verified from the start: what a branch tells of steps that it shares with another counts too', () => {
    const { session, branches } = branched();
    session.measure();
    const run = readRun(writeRun(session, { tree: branches.tree() }), 'a.plab');
    const withPast = (edit: (past: Past) => Past) => {
      const told = run.tree.branches.map((one) => (one.id === 2 ? { ...one, past: edit(one.past!) } : one));
      return [...verifyRun({ ...run, tree: { ...run.tree, branches: told } })].at(-1);
    };
    const halved = (losses: Float32Array) => losses.map((loss, i) => (i === 4 ? loss / 2 : loss));
    const lower = ({ stride, mean, least, most }: Past['curve']) => {
      return { stride, mean: halved(mean), least: halved(least), most: halved(most) };
    };
    expect(withPast((past) => ({ ...past, curve: lower(past.curve) }))).toMatchObject({
      kind: 'losses',
      branch: 2,
      difference: expect.stringMatching(/^loss of step 5 is /),
    });
    const better = (one: Measured) => ({ ...one, train: { ...one.train, loss: one.train.loss / 2 } });
    expect(withPast((past) => ({ ...past, measured: past.measured.map(better) }))).toMatchObject({
      kind: 'measure',
      branch: 2,
      step: 0,
      difference: expect.stringMatching(/loss/),
    });
  });

  test('holds the last step of each, whatever steps are remembered on the way, and it is verified', () => {
    const session = newRun('moons');
    const branches = createBranches(session);
    session.advance(1101);
    session.seek(1000);
    branches.leave();
    session.tune({ learningRate: 0.05 });
    session.advance(10);
    const bytes = writeRun(session, { tree: branches.tree() });
    const last = 'branches/1/keyframes/000001101.safetensors';
    const run = readRun(bytes, 'a.plab');
    expect([...verifyRun(run)].at(-1)).toEqual({ kind: 'losses', branch: 1, step: 1101, difference: '' });
    expect([...verifyRun(readRun(forged(bytes, last, flip), 'a.plab'))].at(-1)).toMatchObject({
      branch: 1,
      step: 1101,
      difference: expect.stringMatching(/^parameter \d+ is /),
    });
    const again = sessionOf(run);
    const opened = createBranches(again, run.tree);
    expect(sha256(writeRun(again, { tree: opened.tree() }))).toBe(sha256(bytes));
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

  test('keeps a jump in a part of its own: exact when opened, and when trained again', () => {
    const session = newRun('moons');
    session.advance(12);
    const there = session.engine.parameters().map((value) => 0.5 * value);
    session.jump(there);
    session.advance(8);
    const bytes = writeRun(session);
    const run = readRun(bytes, 'a.plab');
    expect(run.manifest.events).toEqual([{ step: 12, change: {}, jump: hashOf(there), edits: [] }]);
    expect(run.events).toEqual(session.events);
    expect([...verifyRun(run)].every(({ difference }) => difference === '')).toBe(true);
    expect(parametersAt(run, 12)).toEqual(there);
    expect(bits(sessionOf(run).engine.parameters())).toBe(bits(session.engine.parameters()));
    expect([...run.others.keys()]).toEqual([]);
  });

  test('a jump at the last step belongs to the last weights', () => {
    const session = newRun('moons');
    session.advance(5);
    const there = session.engine.parameters().map((value) => 0.5 * value);
    session.jump(there);
    const run = readRun(writeRun(session), 'a.plab');
    expect(run.parameters).toEqual(there);
    expect([...verifyRun(run)].every(({ difference }) => difference === '')).toBe(true);
  });

  test('has no other steps than its own', () => {
    const run = readRun(moons, 'a.plab');
    expect(() => parametersAt(run, 51)).toThrow('a.plab: no step 51, it has the steps 0 to 50');
  });

  test.each([
    ['1.0', [20, 25], 30, '152a722eb216b329c655a69cfb0c9bcbca65d5c565d5d057b30b58cb960bd725'],
    ['1.1', [25, 30], 40, '9e463891aeb80bdb4343c3ce52f7957f36cc8b09bdc373620ad815c4eada6846'],
    ['1.2', [20, 25], 30, '152a722eb216b329c655a69cfb0c9bcbca65d5c565d5d057b30b58cb960bd725'],
    ['1.3', [20, 25], 30, '62301920300a37a7113d924870de241995d8e3aaae2e33de9766b383063a1d99'],
    ['1.4', [10, 20], 30, '6da2e07ce0ac934ef0eb3f19f3ac33ddb75051e5ff2b25267d09c40552ef8154'],
    ['1.5', [20], 30, 'abd210411d1258c1edc1ad336f7f4286083d457ba148d17502f59727d3fc9f5e'],
    ['1.6', [10, 20], 30, 'd02b7fc9db5268ec44b0cc93ef849dac70226d4188145ec4f7731ff1e59feb93'],
  ])('a file of version %s opens: exact at every step', (version, events, steps, hash) => {
    const name = `run-${version}.plab`;
    const run = readRun(readFileSync(join(import.meta.dirname, '../../fixtures', name)), name);
    const { major, minor } = run.manifest.version;
    expect(`${major}.${minor}`).toBe(version);
    expect(run.manifest.arithmetic).toBe(1);
    expect(run.manifest.events.map(({ step }) => step)).toEqual(events);
    expect(bits(run.parameters)).toBe(hash);
    const found = [...verifyRun(run)];
    expect(found.every(({ difference }) => difference === '')).toBe(true);
    const onScreen = found.filter(({ branch }) => branch === undefined).map(({ kind }) => kind);
    expect(onScreen.filter((kind) => kind === 'state')).toHaveLength(steps);
    expect(onScreen.slice(-2)).toEqual(['losses', 'weights']);
    expect(bits(sessionOf(run).engine.parameters())).toBe(hash);
  });
});

test('a file of version 1.4 has its branches, to the last bit', () => {
  const name = 'run-1.4.plab';
  const run = readRun(readFileSync(join(import.meta.dirname, '../../fixtures', name)), name);
  const session = sessionOf(run);
  const branches = createBranches(session, run.tree);
  expect(branches.list.map(({ name, parent, from, end }) => [name, parent, from, end])).toEqual([
    ['as it was', undefined, 0, 30],
    ['', 1, 10, 40],
    ['', 2, 20, 30],
  ]);
  for (const [id, hash] of [
    [1, '28fdfcbb3f7c2da9d45932bc95c16c1c6be3efe188109b85cf675df4f1af0c41'],
    [2, 'da296821e64ab2e13b9fece1fb5899761b415593f3c84fc6ed0594c1e93114b7'],
  ] as const) {
    branches.take(id);
    expect(bits(session.engine.parameters())).toBe(hash);
  }
});

describe('verification', () => {
  const last = (run: RunFile) => [...verifyRun(run)].at(-1)!;

  test('finds one bit of one keyframe, and says where', () => {
    const bytes = forged(moons, 'keyframes/000000031.safetensors', flip);
    const found = [...verifyRun(readRun(bytes, 'a.plab'))];
    expect(found.map(({ kind, step }) => [kind, step])).toEqual([
      ['measure', 0],
      ...Array.from({ length: 31 }, (_, i) => ['state', i + 1]),
    ]);
    expect(found.at(-1)!.difference).toMatch(/^number of slot 0 30 is -?[\d.e-]+, the file has -?[\d.e-]+$/);
  });

  test('says so when a run that differs was trained with other arithmetic', () => {
    const entries = readZip(forged(moons, 'keyframes/000000031.safetensors', flip), 'a.plab');
    const manifest = new TextDecoder().decode(entries.get('manifest.json'));
    expect(manifest).toContain('"arithmetic": 1');
    entries.set('manifest.json', new TextEncoder().encode(manifest.replace('"arithmetic": 1', '"arithmetic": 0')));
    const found = [...verifyRun(readRun(writeZip(entries), 'a.plab'))];
    expect(found.at(-1)!.difference).toMatch(/; it was trained with the engine's arithmetic 0, this is 1$/);
  });

  test('finds a score that was made up', () => {
    const session = moonsRun();
    session.measure();
    const bytes = writeRun(session);
    expect([...verifyRun(readRun(bytes, 'a.plab'))].at(-1)).toMatchObject({
      kind: 'weights',
      step: 50,
      difference: '',
    });
    const run = readRun(bytes, 'a.plab');
    const { curve, measured } = run.history;
    const last = measured.at(-1)!;
    const better = { ...last, test: { ...last.test, correct: last.test.count } };
    const history = { curve, measured: [...measured.slice(0, -1), better] };
    expect([...verifyRun({ ...run, history })].at(-1)).toMatchObject({
      step: 50,
      difference: expect.stringMatching(/^test loss is .* right, the file has .* with 100 of 100$/),
    });
  });

  test('finds a score on the way that was made up, and one that only the list of runs would show', () => {
    const session = newRun('moons');
    session.measure();
    session.advance(20);
    const run = readRun(writeRun(session), 'a.plab');
    const better = (one: Measured) => ({ ...one, test: { ...one.test, correct: one.test.count } });
    const { curve, measured } = run.history;
    expect(last({ ...run, history: { curve, measured: measured.map(better) } })).toMatchObject({
      kind: 'measure',
      step: 0,
      difference: expect.stringMatching(/^test loss is .* right, the file has .* with 100 of 100$/),
    });
    const summary = { ...run.summary!, measured: measured.map(better) };
    expect(last({ ...run, summary })).toMatchObject({
      kind: 'weights',
      difference: 'the summary tells of a measure at step 0, which the history has not',
    });
  });

  test('finds a loss that was made up, of one step or of a stretch of several', () => {
    const lower = (steps: number, bucket: number) => {
      const session = newRun('moons');
      session.advance(steps);
      const run = readRun(writeRun(session), 'a.plab');
      const { curve, measured } = run.history;
      const half = (values: Float32Array) => values.map((value, i) => (i === bucket ? value / 2 : value));
      const forgery = { ...curve, mean: half(curve.mean), least: half(curve.least), most: half(curve.most) };
      return last({ ...run, history: { curve: forgery, measured } });
    };
    expect(lower(20, 7)).toMatchObject({
      kind: 'losses',
      step: 20,
      difference: expect.stringMatching(/^loss of step 8 is (\S+) to \1, the file has (\S+) to \2$/),
    });
    expect(lower(3000, 7).difference).toMatch(/^loss of steps 29 to 32 is \S+ to \S+, the file has \S+ to \S+$/);
  });

  test('finds nothing in a long run that was measured, left for branches, kept and opened on the way (seed 24)', () => {
    const anything = fc.record({
      one: anySettings,
      rounds: fc.array(fc.record({ deeds: anyDeeds, at: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(anything, ({ one, rounds }) => {
        let session = newRun(one.name, { ...one.changes, batch: 2 });
        let branches = createBranches(session);
        for (const { deeds, at } of rounds) {
          session.advance(1500);
          session.seek(Math.floor(at * session.end));
          for (const deed of deeds) {
            if (deed.kind !== 'train') branches.leave();
            perform(session, [deed]);
            session.measure();
          }
          const file = readRun(writeRun(session, { tree: branches.tree() }), 'a.plab');
          expect([...verifyRun(file)].filter(({ difference }) => difference !== '')).toEqual([]);
          session = sessionOf(file);
          branches = createBranches(session, file.tree);
        }
      }),
      { seed: 24, numRuns: 12 },
    );
  });

  test('finds one bit of the last weights', () => {
    const bytes = forged(moons, 'model.safetensors', flip);
    expect([...verifyRun(readRun(bytes, 'a.plab'))].at(-1)).toMatchObject({
      step: 50,
      difference: expect.stringMatching(/^parameter \d+ is /),
    });
  });
});

test('a run that trains on and is changed while its file is written in pieces is written as it was', () => {
  const session = moonsRun();
  const pieces = runInPieces(session);
  pieces.next();
  session.advance(500);
  session.edit(0, 5);
  expect(finish(pieces)).toEqual(moons);
  expect(writeRun(session)).not.toEqual(moons);
});
