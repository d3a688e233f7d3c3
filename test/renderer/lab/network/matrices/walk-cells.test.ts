import { expect, test } from 'vitest';
import { walkCells } from '../../../../../renderer/lab/network/matrices/walk-cells.ts';

/** Heads, two rows of numbers around a gap of one cell, a row of biases behind a wide name, a row of sums that only read. */
const rows = [
  [false, false, true, true, true],
  [false, false, true, true, true],
  [false],
  [false, false, true, true, true],
  [false, true, true, true],
  [false, false, false, false],
];

test('arrow keys go from cell to cell, and from the heads down into the numbers', () => {
  expect(walkCells('ArrowDown', rows, [0, 1])).toEqual([1, 1]);
  expect(walkCells('ArrowRight', rows, [1, 1])).toEqual([1, 0]);
  expect(walkCells('ArrowLeft', rows, [1, 1])).toEqual([1, 2]);
  expect(walkCells('ArrowUp', rows, [1, 2])).toEqual([0, 2]);
});

test('a row that says what is left out is stepped over', () => {
  expect(walkCells('ArrowDown', rows, [1, 2])).toEqual([3, 2]);
  expect(walkCells('ArrowUp', rows, [3, 0])).toEqual([1, 0]);
});

test('a row with a wide name stands in line with the others', () => {
  expect(walkCells('ArrowDown', rows, [3, 2])).toEqual([4, 2]);
});

test('at an edge, before what cannot be changed, and for other keys nothing moves', () => {
  expect(walkCells('ArrowRight', rows, [1, 0])).toBeUndefined();
  expect(walkCells('ArrowLeft', rows, [1, 2])).toBeUndefined();
  expect(walkCells('ArrowUp', rows, [0, 0])).toBeUndefined();
  expect(walkCells('ArrowDown', rows, [4, 1])).toBeUndefined();
  expect(walkCells('Enter', rows, [1, 0])).toBeUndefined();
});
