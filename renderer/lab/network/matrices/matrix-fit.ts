import { cut, mostEnds, type Row } from '../column-fit.ts';

/** The rows and columns of a weight matrix that are shown; where some are left out stands how many. */
export interface MatrixFit {
  readonly rows: readonly Row[];
  readonly columns: readonly Row[];
}

interface MatrixRoom {
  /** Rows and columns that have room. */
  readonly rows: number;
  readonly columns: number;
  /** The column that must be seen. */
  readonly seen: number;
}

/** Fits a matrix of (inputs, outputs): all of it, or of rows and columns the first and the last few, at most eight. */
export function fitMatrix(inputs: number, outputs: number, room: MatrixRoom): MatrixFit {
  return { rows: ends(inputs, room.rows, 0), columns: ends(outputs, room.columns, room.seen) };
}

function ends(count: number, most: number, seen: number): readonly Row[] {
  if (count <= Math.min(most, 2 * mostEnds + 1)) return Array.from({ length: count }, (_, unit) => ({ unit }));
  // One line says what is left out; a second one does where the first block has moved to what must be seen.
  const endsBeside = (gaps: number) => Math.max(1, Math.min(mostEnds, Math.floor((most - gaps) / 2)));
  const few = endsBeside(1);
  return cut(count, seen, seen < few || seen >= count - few ? few : endsBeside(2));
}

/** How many are shown. */
export const shownOf = (rows: readonly Row[]): number => rows.filter((row) => 'unit' in row).length;

/** The largest size among numbers. */
export function largestSize(values: Float32Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
