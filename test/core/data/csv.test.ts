import { expect, test } from 'vitest';
import { fieldsAt, openCsv } from '../../../core/data/csv.ts';

const csv = (text: string) => openCsv({ name: 'a.csv', bytes: new TextEncoder().encode(text) });
const rows = (text: string) => {
  const opened = csv(text);
  return Array.from(opened.starts, (_, i) => fieldsAt(opened, i));
};

test.each([
  ['1,2\n3,4\n', ','],
  ['1,5;2,5\n3,5;4,5', ';'],
  ['1\t2\n3\t4', '\t'],
  ['name;x\n"a,b";2\n', ';'],
  ['"a;b",2\n"c;d;e",3\n', ','],
])('the content tells the delimiter: %j', (text, delimiter) => {
  expect(csv(text)).toMatchObject({ delimiter, columns: 2 });
});

test('quoted fields hold delimiters, doubled quotes and line ends', () => {
  expect(rows('"a,""b""\nc",2\r\n"",3')).toEqual([
    ['a,"b"\nc', '2'],
    ['', '3'],
  ]);
});

test('any line end will do, empty lines and a byte order mark are passed over, lines are those of the file', () => {
  const opened = csv('\uFEFF1,2\r\n\r\n"3\n3",4\r5,6\n\n');
  expect(opened.text[0]).toBe('1');
  expect(Array.from(opened.lines)).toEqual([1, 3, 5]);
});

test.each([
  ['', 'a.csv is empty'],
  ['\n\n', 'a.csv is empty'],
  ['1,2\n3\n', 'a.csv, line 2: 1 field; 2 as in line 1 were expected'],
  ['1,2\n\n3,4,5\n', 'a.csv, line 3: 3 fields; 2 as in line 1 were expected'],
  ['not digits', 'a.csv, line 1: 1 field; an input and a target or more, up to 16384, were expected'],
  ['1,"2\n3,4', 'a.csv, line 1, column 2: the quote that opens here is never closed'],
  ['1,2\n"3"x,4', "a.csv, line 2, column 1: 'x' after the closing quote; the end of the field was expected"],
  [
    '1,2\n3,4"',
    'a.csv, line 2, column 2: a quote inside a field; such a field must be in quotes and the quote doubled',
  ],
])('%j is refused: %s', (text, sentence) => {
  expect(() => csv(text)).toThrow(sentence);
});

test('bytes that are not UTF-8 are refused by name', () => {
  expect(() => openCsv({ name: 'p.png', bytes: Uint8Array.of(0x89, 0x50, 0xff) })).toThrow(
    'p.png is neither IDX nor UTF-8 text',
  );
});
