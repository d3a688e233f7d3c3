import { LabError } from '../lab-error.ts';
import { shapeMismatch } from './shape-mismatch.ts';

/** Numbers in a row: plain and typed arrays alike. */
export type Vector = ArrayLike<number>;

/** A float64 matrix (rows, columns), row-major: element [i, j] is `values[i * columns + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** A matrix (rows, columns) of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** The matrix with these rows. Throws a `shape` error when they differ in length. */
export function matrix(rows: readonly Vector[]): Matrix {
  const M = zeros(rows.length, rows[0]?.length ?? 0);
  rows.forEach((row, i) => {
    if (row.length !== M.columns) throw shapeMismatch([M.columns], 'above', [row.length]);
    M.values.set(row, i * M.columns);
  });
  return M;
}

/** Row i as a view: (columns). Writing to it writes to the matrix. Throws a `shape` error when there is no such row. */
export function rowOf(A: Matrix, i: number): Float64Array {
  if (!(i >= 0 && i < A.rows)) throw new LabError('shape', `row ${i} of a matrix with ${A.rows} rows`);
  return A.values.subarray(i * A.columns, (i + 1) * A.columns);
}

/** The rows with these indices, in their order, as a new matrix: (indices, columns). Throws as `rowOf` does. */
export function takeRows(A: Matrix, indices: Vector): Matrix {
  const taken = zeros(indices.length, A.columns);
  for (let i = 0; i < indices.length; i++) rowOf(taken, i).set(rowOf(A, indices[i]!));
  return taken;
}

/** The matrix product: (n, k) x (k, m) gives (n, m). Throws a `shape` error when the inner sizes differ. */
export function dot(A: Matrix, B: Matrix): Matrix {
  if (A.columns !== B.rows) throw shapeMismatch([A.rows, A.columns], 'x', [B.rows, B.columns]);
  const C = zeros(A.rows, B.columns);
  for (let i = 0; i < A.rows; i++) {
    const c = rowOf(C, i);
    for (const [k, a] of rowOf(A, i).entries()) {
      const b = rowOf(B, k);
      for (let j = 0; j < c.length; j++) c[j]! += a * b[j]!;
    }
  }
  return C;
}

/** Rows become columns: (n, m) gives (m, n). */
export function transpose(A: Matrix): Matrix {
  const T = zeros(A.columns, A.rows);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.columns; j++) T.values[j * T.columns + i] = A.values[i * A.columns + j]!;
  }
  return T;
}

/** f of every element: the same shape. */
export function map(A: Matrix, f: (a: number) => number): Matrix {
  return { ...A, values: A.values.map((a) => f(a)) };
}

/** f of every pair of elements in the same place. Throws a `shape` error when the shapes differ. */
export function zip(A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix {
  if (A.rows !== B.rows || A.columns !== B.columns) {
    throw shapeMismatch([A.rows, A.columns], 'and', [B.rows, B.columns]);
  }
  return { ...A, values: A.values.map((a, i) => f(a, B.values[i]!)) };
}

/** A with b: (columns) added to each of its rows. Throws a `shape` error when b has another length. */
export function addRow(A: Matrix, b: Vector): Matrix {
  if (b.length !== A.columns) throw shapeMismatch([A.rows, A.columns], '+', [b.length]);
  return { ...A, values: A.values.map((a, i) => a + b[i % A.columns]!) };
}

/** The sum of all rows: (columns). */
export function sumRows(A: Matrix): Float64Array {
  const sum = new Float64Array(A.columns);
  for (const [i, a] of A.values.entries()) sum[i % A.columns]! += a;
  return sum;
}

/** The column of the largest element of each row, the first of equals: (rows). */
export function argmaxRows(A: Matrix): Uint32Array {
  return Uint32Array.from({ length: A.rows }, (_, i) => {
    const row = rowOf(A, i);
    return row.reduce((best, a, j) => (a > row[best]! ? j : best), 0);
  });
}
