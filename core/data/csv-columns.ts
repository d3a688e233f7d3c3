import { type Csv, type Delimiter, fieldsAt } from './csv.ts';

/** What is known of one column before it is used. */
interface CsvColumn {
  /** From the header, or its number. */
  readonly name: string;
  /** Most of its fields are numbers. */
  readonly numeric: boolean;
  /** All its fields are whole numbers. */
  readonly whole: boolean;
  /** Different fields, counted up to `mostDistinct` + 1. */
  readonly distinct: number;
}

/** What people see of a CSV file before it becomes a data set. */
export interface CsvSummary {
  readonly name: string;
  readonly delimiter: Delimiter;
  /** The first record holds names. */
  readonly header: boolean;
  readonly columns: readonly CsvColumn[];
  readonly samples: number;
  /** The first samples, as they are written. */
  readonly first: readonly (readonly string[])[];
}

/** Names that a column of classes may have: a label is a byte. */
export const mostDistinct = 256;
const firstShown = 6;

/** Looks at all fields once. Without being told, takes the first record as names when it has no number where the second has. */
export function summariseCsv(csv: Csv, header = hasHeader(csv)): CsvSummary {
  const { name, delimiter, columns } = csv;
  const names = header ? fieldsAt(csv, 0) : [];
  const from = header ? 1 : 0;
  const samples = csv.starts.length - from;
  const numbers = new Uint32Array(columns);
  const wholes = new Uint32Array(columns);
  const distinct = Array.from({ length: columns }, () => new Set<string>());
  for (let i = from; i < csv.starts.length; i++) {
    for (const [j, field] of fieldsAt(csv, i).entries()) {
      const value = readField(field, delimiter);
      if (value !== undefined) numbers[j]! += 1;
      if (Number.isInteger(value)) wholes[j]! += 1;
      if (distinct[j]!.size <= mostDistinct) distinct[j]!.add(field.trim());
    }
  }
  return {
    name,
    delimiter,
    header,
    samples,
    columns: distinct.map(({ size }, j) => ({
      name: columnName(names, j),
      numeric: 2 * numbers[j]! > samples,
      whole: samples > 0 && wholes[j] === samples,
      distinct: size,
    })),
    first: Array.from({ length: Math.min(firstShown, samples) }, (_, i) => fieldsAt(csv, from + i)),
  };
}

/** A column's name in the header, or its number, counted from 1. */
export function columnName(header: readonly string[], column: number): string {
  return header[column]?.trim() || String(column + 1);
}

/**
 * The number in a field: a decimal point, or in files parted by semicolons a comma too; powers of ten. Undefined when it is
 * none, or none that is finite in float32.
 */
export function readField(field: string, delimiter: Delimiter): number | undefined {
  const text = delimiter === ';' ? field.trim().replace(',', '.') : field.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(Math.fround(value)) ? value : undefined;
}

function hasHeader(csv: Csv): boolean {
  if (csv.starts.length < 2) return false;
  const [first, second] = [fieldsAt(csv, 0), fieldsAt(csv, 1)];
  const isNumber = (field: string) => readField(field, csv.delimiter) !== undefined;
  return second.some(isNumber) && second.every((field, j) => !isNumber(field) || !isNumber(first[j]!));
}
