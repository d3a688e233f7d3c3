import { expect, test } from 'vitest';
import type { CsvChoice } from '../../../../core/data/csv-dataset.ts';
import { useOf, withUse } from '../../../../renderer/lab/data/column-use.ts';

const choice: CsvChoice = { header: true, inputs: [0, 2], target: 3, targetKind: 'classes', testShare: 0, seed: 1 };

test('a column is an input, the target or left out', () => {
  expect([0, 1, 2, 3].map((column) => useOf(choice, column))).toEqual(['input', 'out', 'input', 'target']);
});

test('inputs stay in the order of the file', () => {
  expect(withUse(choice, 1, 'input').inputs).toEqual([0, 1, 2]);
  expect(withUse(choice, 0, 'out').inputs).toEqual([2]);
});

test('there is always one target: another one takes its place', () => {
  expect(withUse(choice, 2, 'target')).toMatchObject({ inputs: [0], target: 2 });
  expect(withUse(choice, 3, 'out')).toBe(choice);
});
