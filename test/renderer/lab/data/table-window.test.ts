import { expect, test } from 'vitest';
import {
  piecesOf,
  rowAfterKey,
  rowsInView,
  rowsShown,
  scrollToRow,
} from '../../../../renderer/lab/data/table-window.ts';

test('of a million rows those in view are there, and four more on either side', () => {
  expect(rowsInView(1_000_000, 20, 20_000, 200)).toEqual({ first: 996, count: 18 });
  expect(rowsInView(5, 20, 0, 200)).toEqual({ first: 0, count: 5 });
  expect(rowsInView(0, 20, 0, 200)).toEqual({ first: 0, count: 0 });
});

test('the row in hand is there wherever it is, and gaps keep the place of the others', () => {
  expect(piecesOf(rowsShown(4, 2, 1), 10)).toEqual([
    { gap: 1, from: 0 },
    { row: 1 },
    { gap: 2, from: 2 },
    { row: 4 },
    { row: 5 },
    { gap: 4, from: 6 },
  ]);
  expect(piecesOf(rowsShown(0, 2, 9), 10)).toEqual([{ row: 0 }, { row: 1 }, { gap: 7, from: 2 }, { row: 9 }]);
  expect(piecesOf(rowsShown(0, 0, -1), 0)).toEqual([]);
});

test('a row is scrolled into view, and no further', () => {
  expect(scrollToRow(3, 20, 0, 100)).toBe(0);
  expect(scrollToRow(9, 20, 0, 100)).toBe(100);
  expect(scrollToRow(2, 20, 100, 100)).toBe(40);
});

test('keys walk rows, pages and to both ends', () => {
  const after = (key: string) => rowAfterKey(key, 5, 8, 4);
  expect(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'a'].map(after)).toEqual([
    4,
    6,
    1,
    7,
    0,
    7,
    undefined,
  ]);
});
