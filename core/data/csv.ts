import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import type { NamedFile } from './idx.ts';

export type Delimiter = ',' | ';' | '\t';

/** A CSV file whose form is known to be right: every record has as many fields. */
export interface Csv {
  readonly name: string;
  readonly text: string;
  readonly delimiter: Delimiter;
  /** Fields of every record. */
  readonly columns: number;
  /** Where each record begins in the text, and on which line of the file, counted from 1. */
  readonly starts: Uint32Array;
  readonly lines: Uint32Array;
}

/** Where a failure is: file and line, with the column when there is one. */
export const csvPlace = (name: string, line: number, column?: number): string =>
  `${name}, line ${line}${column === undefined ? '' : `, column ${column}`}`;

/**
 * Reads the form of a CSV file (RFC 4180): UTF-8 text with or without a byte order mark, fields parted by commas, semicolons
 * or tabs as the content tells, in quotes where need be, lines ended in any usual way. Empty lines are passed over. Throws a
 * `format` or `limit` error in one sentence with file, line and column.
 */
export function openCsv({ name, bytes }: NamedFile): Csv {
  const text = decode(name, bytes);
  const delimiter = delimiterOf(name, text);
  const starts: number[] = [];
  const lines: number[] = [];
  let columns = 0;
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const record = readRecord(name, text, at, line, delimiter);
    const { fields } = record;
    if (fields.length > 1 || fields[0] !== '') {
      if (starts.length === 0) columns = fields.length;
      if (fields.length !== columns) {
        throw new LabError(
          'format',
          `${csvPlace(name, line)}: ${fieldsCounted(fields.length)}; ${columns} as in line ${lines[0]} were expected`,
        );
      }
      starts.push(at);
      lines.push(line);
    }
    if (starts.length > limits.samples + 1) {
      throw new LabError('limit', `${csvPlace(name, line)}: at most ${limits.samples} samples are allowed`);
    }
    at = record.end;
    line = record.line;
  }
  if (starts.length === 0) throw new LabError('format', `${name} is empty`);
  if (columns < 2 || columns > limits.units) {
    throw new LabError(
      'format',
      `${csvPlace(name, lines[0]!)}: ${fieldsCounted(columns)}; an input and a target or more, up to ${limits.units}, were expected`,
    );
  }
  return { name, text, delimiter, columns, starts: Uint32Array.from(starts), lines: Uint32Array.from(lines) };
}

/** The fields of one record, without their quotes. */
export function fieldsAt({ name, text, delimiter, starts, lines }: Csv, record: number): string[] {
  return readRecord(name, text, starts[record]!, lines[record]!, delimiter).fields;
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new LabError('format', `${name} is neither IDX nor UTF-8 text, as a CSV file must be`);
  }
}

interface Record {
  readonly fields: string[];
  /** Where the next record begins, and on which line. */
  readonly end: number;
  readonly line: number;
}

function readRecord(name: string, text: string, from: number, firstLine: number, delimiter: Delimiter): Record {
  const fields: string[] = [];
  let line = firstLine;
  let at = from;
  for (;;) {
    const column = fields.length + 1;
    let end: number;
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close < 0) {
        throw new LabError('format', `${csvPlace(name, line, column)}: the quote that opens here is never closed`);
      }
      const inside = text.slice(at + 1, close);
      fields.push(inside.replaceAll('""', '"'));
      line += lineEnds(inside);
      end = close + 1;
      if (!endsField(text[end], delimiter)) {
        throw new LabError(
          'format',
          `${csvPlace(name, line, column)}: '${text[end]}' after the closing quote; the end of the field was expected`,
        );
      }
    } else {
      end = at;
      while (!endsField(text[end], delimiter)) {
        if (text[end] === '"') {
          throw new LabError(
            'format',
            `${csvPlace(name, line, column)}: a quote inside a field; such a field must be in quotes and the quote doubled`,
          );
        }
        end++;
      }
      fields.push(text.slice(at, end));
    }
    if (text[end] === delimiter) {
      at = end + 1;
      continue;
    }
    const newline = text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1;
    return { fields, end: end + newline, line: line + 1 };
  }
}

/** The quote that ends a quoted field; -1 when there is none. Two quotes in a row are one of its characters. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

const endsField = (character: string | undefined, delimiter: Delimiter) =>
  character === delimiter || character === '\n' || character === '\r' || character === undefined;

const lineEnds = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;

const fieldsCounted = (count: number) => (count === 1 ? '1 field' : `${count} fields`);

/** Lines that are looked at to tell the delimiter. */
const looked = 20;

/**
 * The delimiter that parts the first lines into equally many fields, at least two; a tab before a semicolon before a comma,
 * which is also a decimal sign. When none does, the one that occurs most in the first line.
 */
function delimiterOf(name: string, text: string): Delimiter {
  const candidates = ['\t', ';', ','] as const;
  const even = candidates.find((delimiter) => {
    const counts = firstCounts(name, text, delimiter);
    return counts !== undefined && counts[0]! > 1 && counts.every((count) => count === counts[0]);
  });
  if (even) return even;
  const first = text.split(/[\r\n]/, 1)[0]!;
  const times = (delimiter: Delimiter) => first.split(delimiter).length;
  return candidates.reduce((best, delimiter) => (times(delimiter) >= times(best) ? delimiter : best));
}

/** Fields in each of the first records; undefined when quotes do not fit this delimiter. */
function firstCounts(name: string, text: string, delimiter: Delimiter): number[] | undefined {
  const counts: number[] = [];
  try {
    for (let at = 0; at < text.length && counts.length < looked; ) {
      const record = readRecord(name, text, at, 1, delimiter);
      if (record.fields.length > 1 || record.fields[0] !== '') counts.push(record.fields.length);
      at = record.end;
    }
  } catch {
    return undefined;
  }
  return counts.length > 0 ? counts : undefined;
}
