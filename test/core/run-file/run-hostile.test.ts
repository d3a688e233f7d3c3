import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LabError } from '../../../core/lab-error.ts';
import { readRun } from '../../../core/run-file/read-run.ts';
import { sessionOf } from '../../../core/run-file/reopen.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { readZip, writeZip } from '../../../core/run-file/zip.ts';
import { sha256 } from '../../../core/sha256.ts';
import { createBranches } from '../../../core/training/branches.ts';
import { moonsRun, ownRun } from '../../support/runs.ts';

const moons = writeRun(moonsRun());

/** Moons with a branch that left at step 20 and jumped there. */
function branchedRun(): Uint8Array {
  const session = moonsRun();
  const branches = createBranches(session);
  session.seek(20);
  branches.leave();
  session.jump(session.engine.parameters().map((value) => value / 2));
  session.advance(40);
  branches.take(1);
  return writeRun(session, { tree: branches.tree() });
}

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
      'a jump without its parameters',
      manifest('"edits": []', `"jump": "${'0'.repeat(64)}", "edits": []`),
      'a.plab: manifest.json: files.jumps/000000030.safetensors is missing',
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

  const branched = (from: string | RegExp, to: string) => {
    const entries = readZip(branchedRun(), 'a.plab');
    const text = Buffer.from(entries.get('manifest.json')!).toString();
    expect(text).toMatch(from);
    entries.set('manifest.json', new Uint8Array(Buffer.from(text.replace(from, to))));
    return writeZip(entries);
  };
  const tree = 'a.plab: manifest.json: branches:';

  test.each([
    [
      'a branch of branch 2 before it',
      branched('"id": 1', '"id": 1, "parent": 2'),
      `${tree} branch 1 left 2, which is none before it`,
    ],
    ['a number that is there twice', branched('"id": 2', '"id": 1'), `${tree} their numbers must rise, from 1`],
    ['no branch on screen', branched('"current": 1', '"current": 3'), `${tree} branch 3 alone is told of elsewhere`],
    [
      'another branch on screen',
      branched('"current": 1', '"current": 2'),
      `${tree} branch 2 alone is told of elsewhere`,
    ],
    ['a branch without a course', branched('"course"', '"curse"'), `${tree} branch 1 alone is told of elsewhere`],
    [
      'a branch that ends before it begins',
      branched('"from": 20', '"from": 99'),
      `${tree} branch 2 ends before it begins`,
    ],
    [
      'a keyframe of a branch anywhere else',
      branched(
        '"file": "branches/2/keyframes/000000021.safetensors"',
        '"file": "branches/9/keyframes/000000021.safetensors"',
      ),
      'a.plab: manifest.json: keyframes: keyframes/000000021.safetensors is expected',
    ],
    [
      'a keyframe of another branch that is of another step',
      branched('"file": "branches/2/keyframes/000000021.safetensors"', '"file": "keyframes/000000022.safetensors"'),
      'a.plab: manifest.json: keyframes: keyframes/000000021.safetensors is expected',
    ],
    [
      'a branch that goes further than its losses',
      branched('"steps": 60', '"steps": 61'),
      'a.plab: branches/2/history.safetensors: loss.mean must be 61 numbers of type F32',
    ],
    [
      'a jump of a branch to nowhere',
      branched(/"jump": "[0-9a-f]{64}"/, `"jump": "${'0'.repeat(64)}"`),
      `a.plab: manifest.json: files.jumps/${'0'.repeat(64)}.safetensors is missing`,
    ],
  ])('with %s in its tree is refused in one sentence', (_, bytes, sentence) => {
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
    const bytes = manifest('"minor": 6', '"minor": 7, "later": true');
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
    const entries = readZip(branchedRun(), 'a.plab');
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
