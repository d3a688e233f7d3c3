import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { createRandom, shuffle } from '../random.ts';
import { type Csv, csvPlace, fieldsAt } from './csv.ts';
import { type CsvSummary, columnName, mostDistinct, readField } from './csv-columns.ts';
import type { Dataset, Target } from './dataset.ts';
import { fitPlane } from './plane.ts';

/** How a CSV file is to be taken. Columns are counted from 0. */
export interface CsvChoice {
  readonly header: boolean;
  readonly inputs: readonly number[];
  readonly target: number;
  readonly targetKind: Target['kind'];
  /** Share of the samples kept for testing, drawn by the seed; from 0 to below 1. */
  readonly testShare: number;
  readonly seed: number;
}

/** Whole numbers in a target that are still taken for classes. */
const mostNumberedClasses = 10;
const usualTestShare = 0.2;

/** What most people mean: the last column is the target, every other column of numbers an input. */
export function usualChoice({ header, columns }: CsvSummary): CsvChoice {
  const target = columns.length - 1;
  return {
    header,
    inputs: columns.flatMap(({ numeric }, j) => (numeric && j !== target ? [j] : [])),
    target,
    targetKind: usualKind(columns[target]!),
    testShare: usualTestShare,
    seed: 1,
  };
}

/** Text and a few whole numbers are classes, other numbers are values to be learned. */
export function usualKind({ numeric, whole, distinct }: CsvSummary['columns'][number]): Target['kind'] {
  return !numeric || (whole && distinct <= mostNumberedClasses) ? 'classes' : 'values';
}

/**
 * The data set in a CSV file; samples keep the order of the file, those for training before those for testing. Throws a
 * `data` error in one sentence with file, line and column for a field that cannot be what it must be.
 */
export function csvDataset(csv: Csv, choice: CsvChoice): Dataset {
  const { inputs: columns } = choice;
  const from = choice.header ? 1 : 0;
  const count = csv.starts.length - from;
  checkChoice(csv, choice, count);
  const names = choice.header ? fieldsAt(csv, 0) : [];
  const { order, test } = split(count, choice);
  const inputs = new Float32Array(count * columns.length);
  const targets: string[] = [];
  const numberAt = (sample: number, column: number, field: string) =>
    readNumber(csv, names, from + order[sample]!, column, field);
  for (const [i, sample] of order.entries()) {
    const fields = fieldsAt(csv, from + sample);
    for (const [j, column] of columns.entries()) {
      inputs[i * columns.length + j] = numberAt(i, column, fields[column]!);
    }
    const target = fields[choice.target]!;
    if (choice.targetKind === 'classes' && target.trim() === '') {
      throw emptyField(csv, names, from + sample, choice.target, 'a class');
    }
    targets.push(target);
  }
  const target: Target =
    choice.targetKind === 'classes'
      ? classTarget(csv, targets, choice.target)
      : {
          kind: 'values',
          values: Float32Array.from(targets, (field, i) => numberAt(i, choice.target, field)),
          outputs: 1,
        };
  const name = (text: string) => text.slice(0, limits.text);
  return {
    name: name(csv.name),
    features: columns.length,
    inputs,
    target,
    train: count - test,
    test,
    ...(columns.length === 2 ? { plane: fitPlane(inputs) } : {}),
    columns: {
      inputs: columns.map((column) => name(columnName(names, column))),
      target: name(columnName(names, choice.target)),
    },
  };
}

function checkChoice({ name, columns }: Csv, { inputs, target, testShare }: CsvChoice, count: number): void {
  if (count < 1) throw new LabError('data', `${name} has no samples`);
  for (const column of [...inputs, target]) {
    if (!(Number.isInteger(column) && column >= 0 && column < columns)) {
      throw new LabError('settings', `${name} has no column ${column + 1}: there are ${columns}`);
    }
  }
  if (inputs.length === 0) throw new LabError('data', `${name} has no column of numbers that could be an input`);
  if (inputs.includes(target)) {
    throw new LabError('settings', `${name}: column ${target + 1} cannot be both an input and the target`);
  }
  if (!(testShare >= 0 && testShare < 1)) {
    throw new LabError('settings', `test share: ${testShare}, a number from 0 to below 1 was expected`);
  }
  if (4 * count * inputs.length > limits.fileBytes) {
    const most = Math.floor(limits.fileBytes / 4 / inputs.length);
    throw new LabError('limit', `${name}: ${count} samples of ${inputs.length} inputs, at most ${most} are allowed`);
  }
}

/** Samples for training, then those for testing, each part in the order of the file. */
function split(count: number, { testShare, seed }: CsvChoice): { order: Uint32Array; test: number } {
  const test = Math.min(count - 1, Math.round(count * testShare));
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  if (test === 0) return { order, test };
  shuffle(order, createRandom(seed));
  order.subarray(0, count - test).sort();
  order.subarray(count - test).sort();
  return { order, test };
}

function readNumber(csv: Csv, names: readonly string[], record: number, column: number, field: string): number {
  const value = readField(field, csv.delimiter);
  if (value !== undefined) return value;
  if (field.trim() === '') throw emptyField(csv, names, record, column, 'a number');
  const shown = field.length > 40 ? `${field.slice(0, 40)}…` : field;
  throw new LabError(
    'data',
    `${placeOf(csv, record)}: '${shown}' is not a number; column ${called(names, column)} must be one`,
  );
}

function emptyField(csv: Csv, names: readonly string[], record: number, column: number, wanted: string): LabError {
  return new LabError(
    'data',
    `${placeOf(csv, record)}: column ${called(names, column)} is empty; ${wanted} was expected`,
  );
}

const placeOf = ({ name, lines }: Csv, record: number) => csvPlace(name, lines[record]!);

/** A column by its number, with its name where the file has one. */
function called(names: readonly string[], column: number): string {
  const title = names[column]?.trim();
  return title ? `${column + 1} (${title})` : String(column + 1);
}

/** Classes in the order of their numbers, or else of their letters. */
function classTarget({ name, delimiter }: Csv, fields: readonly string[], column: number): Target {
  const texts = fields.map((field) => field.trim().slice(0, limits.text));
  const known = [...new Set(texts)];
  if (known.length > mostDistinct) {
    throw new LabError(
      'data',
      `${name}: column ${column + 1} has ${known.length} different values; at most ${mostDistinct} classes are allowed`,
    );
  }
  if (known.length < 2) {
    throw new LabError('data', `${name}: column ${column + 1} is '${known[0]}' throughout; two classes were expected`);
  }
  const numbers = known.map((text) => readField(text, delimiter));
  const byNumber = numbers.every((number) => number !== undefined);
  const names = byNumber
    ? known.sort((a, b) => readField(a, delimiter)! - readField(b, delimiter)!)
    : known.sort((a, b) => (a < b ? -1 : 1));
  const place = new Map(names.map((text, label) => [text, label]));
  return { kind: 'classes', labels: Uint8Array.from(texts, (text) => place.get(text)!), names };
}
