import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTranslation } from '../../renderer/translate-error.ts';
import { errorsJa } from '../../resources/messages/errors-ja.ts';

const inJapanese = createTranslation(errorsJa);
const core = fileURLToPath(new URL('../../core', import.meta.url));

/** Code that no page runs, and sentences about code that is wrong: nobody at a screen meets them. */
const unseen = /^(textbook|engine\/simd\/assembly)\//;

test('a sentence is said in Japanese with its values', () => {
  expect(inJapanese('65 layers: at most 64 are allowed')).toBe('65層：64層までです');
});

test('one and several are told in Japanese alike', () => {
  expect(inJapanese('w.npz: its network is 784-50-10, but moons needs 2 inputs and 1 output')).toBe(
    'w.npz：ネットワークは784-50-10ですが、moonsには入力2個と出力1個が必要です',
  );
});

test('the name of a file and the line stand before it', () => {
  expect(inJapanese("points.csv, line 14: 'abc' is not a number; column 2 must be one")).toBe(
    'points.csvの14行目：「abc」は数ではありません。2列目は数でなければなりません',
  );
});

test('why a file cannot be reached stands after what was to be done with it', () => {
  expect(inJapanese('cannot save moons.plab: the disk is full (ENOSPC)')).toBe(
    'moons.plabを保存できません：ディスクがいっぱいです（ENOSPC）',
  );
});

test('of several sentences that fit, the one with the most words of its own is taken', () => {
  expect(inJapanese('run.plab: the part keyframes/0 is missing')).toBe('run.plab：部品keyframes/0がありません');
});

test('a sentence that is not known comes back as it is', () => {
  expect(inJapanese('Out of cheese: redo from start')).toBe('Out of cheese: redo from start');
});

test('every translation uses the values of its sentence and no others', () => {
  for (const [english, japanese] of Object.entries(errorsJa)) {
    const holes = english.split('{}').length - 1;
    for (const [, place] of japanese.matchAll(/\{(\d)\}/g)) expect(Number(place), english).toBeLessThanOrEqual(holes);
  }
});

test('everything that core refuses is told in Japanese too', () => {
  const sentences = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !unseen.test(path))
    .flatMap((path) => refusals(readFileSync(join(core, path), 'utf8')));
  expect(sentences.length).toBeGreaterThan(150);
  // Some are told after a key, others are what a formula has to go on with.
  const told = (text: string) =>
    [text, `it ${text}`, `${text} is expected, not 7`].some((one) => inJapanese(one) !== one);
  const untold = sentences.filter((sentence) => !told(sentence));
  expect(untold).toEqual([]);
});

/** The sentences in the calls that refuse something, with 7 for every value; those without words of their own are left out. */
function refusals(source: string): string[] {
  const calls = [...source.matchAll(/new (?:Lab|Formula)Error\(|\b(?:fail|wrong)\(/g)];
  return calls
    .flatMap(({ index, 0: call }) => textsIn(source, index + call.length))
    .filter(
      (text) =>
        / /.test(
          text
            .replace(/^(7: )+/, '')
            .replace(/7/g, '')
            .trim(),
        ) && !/^manifest.json: 7$/.test(text),
    );
}

/** The texts among the arguments of a call that begin at a place. */
function textsIn(source: string, from: number): string[] {
  const texts: string[] = [];
  for (let at = from, depth = 1; depth > 0 && at < source.length; at++) {
    const sign = source[at]!;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (!`'"\``.includes(sign)) continue;
    let text = '';
    for (at += 1; source[at] !== sign; at++) {
      if (sign === '`' && source.startsWith('${', at)) {
        text += '7';
        for (let open = 0; open > 0 || source[at] !== '}'; at++) {
          if (source[at] === '{') open += 1;
          if (source[at + 1] === '}') open -= 1;
        }
      } else text += source[at];
    }
    texts.push(text);
  }
  return texts;
}
