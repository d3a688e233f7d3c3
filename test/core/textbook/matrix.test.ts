import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addRow,
  argmaxRows,
  dot,
  map,
  matrix,
  rowOf,
  sumRows,
  takeRows,
  transpose,
  zeros,
  zip,
} from '../../../core/textbook/matrix.ts';

const A = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);

test('a matrix is stored row by row', () => {
  expect(A).toEqual({ rows: 2, columns: 3, values: Float64Array.of(1, 2, 3, 4, 5, 6) });
});

test('rows of different lengths make no matrix', () => {
  expect(() => matrix([[1, 2], [3]])).toThrow('shape mismatch: (2) above (1)');
});

test("dot gives the book's product of (2, 3) and (3, 2)", () => {
  const B = matrix([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect(dot(A, B)).toEqual(
    matrix([
      [22, 28],
      [49, 64],
    ]),
  );
});

test('dot names both shapes when they do not fit', () => {
  expect(() => dot(zeros(32, 784), zeros(783, 50))).toThrow('shape mismatch: (32, 784) x (783, 50)');
});

test('the transpose of a product is the product of the transposes in reverse order (seed 1)', () => {
  const size = fc.integer({ min: 1, max: 5 });
  const element = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  const matrixOf = (rows: number, columns: number) =>
    fc
      .array(element, { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => ({ rows, columns, values: Float64Array.from(values, (v) => v + 0) }));
  const pair = fc.tuple(size, size, size).chain(([n, k, m]) => fc.tuple(matrixOf(n, k), matrixOf(k, m)));
  fc.assert(
    fc.property(pair, ([P, Q]) => {
      expect(transpose(dot(P, Q))).toEqual(dot(transpose(Q), transpose(P)));
    }),
    { seed: 1 },
  );
});

test('addRow adds a bias to every row and refuses one of another length', () => {
  expect(addRow(A, [10, 20, 30])).toEqual(
    matrix([
      [11, 22, 33],
      [14, 25, 36],
    ]),
  );
  expect(() => addRow(A, [10, 20])).toThrow('shape mismatch: (2, 3) + (2)');
});

test('sumRows adds the rows up', () => {
  expect(sumRows(A)).toEqual(Float64Array.of(5, 7, 9));
});

test('map and zip work element by element and leave their arguments alone', () => {
  expect(map(A, (a) => -a).values).toEqual(Float64Array.of(-1, -2, -3, -4, -5, -6));
  expect(zip(A, A, (a, b) => a * b).values).toEqual(Float64Array.of(1, 4, 9, 16, 25, 36));
  expect(A.values).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
});

test('zip refuses two shapes with the same number of elements', () => {
  expect(() => zip(A, transpose(A), (a, b) => a + b)).toThrow('shape mismatch: (2, 3) and (3, 2)');
});

test('takeRows copies rows, in any order and more than once', () => {
  const taken = takeRows(A, [1, 0, 1]);
  expect(taken.values).toEqual(Float64Array.of(4, 5, 6, 1, 2, 3, 4, 5, 6));
  taken.values[0] = 99;
  expect(A.values[3]).toBe(4);
});

test('a row that is not there is named', () => {
  expect(() => rowOf(A, 2)).toThrow('row 2 of a matrix with 2 rows');
  expect(() => takeRows(A, [0, -1])).toThrow('row -1 of a matrix with 2 rows');
});

test('argmaxRows finds the largest of each row, and the first of equals', () => {
  const Y = matrix([
    [0.1, 0.8, 0.1],
    [0.3, 0.1, 0.6],
    [0.4, 0.2, 0.4],
    [-3, -2, -1],
  ]);
  expect(argmaxRows(Y)).toEqual(Uint32Array.of(1, 2, 0, 2));
});
