import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCsv } from '../../../core/data/csv.ts';
import { readField, summariseCsv } from '../../../core/data/csv-columns.ts';
import { type CsvChoice, csvDataset, usualChoice } from '../../../core/data/csv-dataset.ts';

const open = (text: string) => openCsv({ name: 'a.csv', bytes: new TextEncoder().encode(text) });
const dataset = (text: string, change: Partial<CsvChoice> = {}) => {
  const csv = open(text);
  return csvDataset(csv, { ...usualChoice(summariseCsv(csv)), testShare: 0, ...change });
};
const iris = 'length,width,kind\n5.1,3.5,setosa\n7,3.2,versicolor\n6.3,3.3,virginica\n4.9,3,setosa\n';

test('names in the last column become classes in the order of their letters; a header names the columns', () => {
  expect(dataset(iris)).toMatchObject({
    features: 2,
    target: { labels: Uint8Array.of(0, 1, 2, 0), names: ['setosa', 'versicolor', 'virginica'] },
    columns: { inputs: ['length', 'width'], target: 'kind' },
    train: 4,
    test: 0,
  });
  expect(dataset(iris).inputs.slice(0, 2)).toEqual(Float32Array.of(5.1, 3.5));
});

test.each([
  [iris, true],
  ['5.1,3.5,setosa\n7,3.2,versicolor\n', false],
  ['1,2\n3,4\n', false],
  ['a,b\n3,4\n', true],
  ['x1,2\n3,4\n', false],
])('the first line of %j is a header: %s', (text, header) => {
  expect(summariseCsv(open(text)).header).toBe(header);
});

test('a header of numbers is one when it is said to be', () => {
  const csv = open('0,1,y\n3,4,a\n5,6,b\n');
  expect(summariseCsv(csv, true).columns.map(({ name }) => name)).toEqual(['0', '1', 'y']);
});

test('a few whole numbers are classes in the order of numbers, other numbers are values', () => {
  expect(dataset('1,10\n2,9\n3,10\n').target).toMatchObject({ labels: Uint8Array.of(1, 0, 1), names: ['9', '10'] });
  expect(dataset('1,1.5\n2,2\n').target).toMatchObject({ values: Float32Array.of(1.5, 2), outputs: 1 });
  const many = Array.from({ length: 12 }, (_, i) => `${i},${i}`).join('\n');
  expect(dataset(many).target.kind).toBe('values');
});

test('a decimal comma is read in files parted by semicolons alone', () => {
  expect(readField(' -1,5e2 ', ';')).toBe(-150);
  expect(readField('1.5', ';')).toBe(1.5);
  for (const [text, delimiter] of [
    ['1,5', '\t'],
    ['1.000,5', ';'],
    ['1e39', ','],
    ['', ','],
    ['0x10', ','],
    ['Infinity', ','],
  ] as const) {
    expect(readField(text, delimiter)).toBeUndefined();
  }
});

test.each([
  ['x,y\n1,2\n3,4\n\nabc,6\n', {}, "a.csv, line 5: 'abc' is not a number; column 1 (x) must be one"],
  ['1,2\n,4\n3,4\n', {}, 'a.csv, line 2: column 1 is empty; a number was expected'],
  ['1,2\n3,b\n4,2.5\n', { targetKind: 'values' }, "a.csv, line 2: 'b' is not a number; column 2 must be one"],
  ['a,b\nc,d\n', {}, 'a.csv has no column of numbers that could be an input'],
  ['1,a\n2, \n3,b\n', {}, 'a.csv, line 2: column 2 is empty; a class was expected'],
  ['1,a\n2,a\n', {}, "a.csv: column 2 is 'a' throughout; two classes were expected"],
  ['1,a\n2,b\n', { target: 4 }, 'a.csv has no column 5: there are 2'],
  ['1,a\n2,b\n', { target: 0 }, 'a.csv: column 1 cannot be both an input and the target'],
] as const)('%j is refused: %s', (text, change, sentence) => {
  expect(() => dataset(text, change)).toThrow(sentence);
});

test('more than 256 classes are refused', () => {
  const text = Array.from({ length: 300 }, (_, i) => `1,n${i}`).join('\n');
  expect(() => dataset(text)).toThrow('a.csv: column 2 has 300 different values; at most 256 classes are allowed');
});

test('a test share is drawn from the whole file by the seed, both parts in its order', () => {
  const text = Array.from({ length: 100 }, (_, i) => `${i},${i < 50 ? 'a' : 'b'}`).join('\n');
  const { inputs, train, test: held, target } = dataset(text, { testShare: 0.3, seed: 7 });
  expect([train, held]).toEqual([70, 30]);
  const parts = [inputs.slice(0, 70), inputs.slice(70)];
  for (const part of parts) expect(part).toEqual(part.slice().sort());
  expect(new Set(inputs).size).toBe(100);
  expect(new Set(target.kind === 'classes' ? target.labels.slice(70) : [])).toEqual(new Set([0, 1]));
});

test('whatever numbers are written, comma or semicolon, the same float32 numbers are read (seed 4)', () => {
  const table = fc.array(fc.tuple(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.boolean()), { minLength: 2 });
  fc.assert(
    fc.property(table, fc.boolean(), (rows, comma) => {
      fc.pre(rows.some(([, label]) => label) && rows.some(([, label]) => !label));
      const line = ([x, label]: [number, boolean]) => (comma ? `${x};${label}`.replace('.', ',') : `${x},${label}`);
      expect(dataset(rows.map(line).join('\r\n')).inputs).toEqual(Float32Array.from(rows, ([x]) => x + 0));
    }),
    { seed: 4 },
  );
});
