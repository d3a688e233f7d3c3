import { expect, test } from 'vitest';
import { pictureSide, sheetSamples } from '../../../../renderer/lab/results/digit-samples.ts';

test('the sheet shows the first 21 test samples', () => {
  expect([...sheetSamples({ train: 100, test: 50 })]).toEqual(Array.from({ length: 21 }, (_, i) => 100 + i));
  expect([...sheetSamples({ train: 100, test: 2 })]).toEqual([100, 101]);
});

test('without test samples the sheet shows training samples', () => {
  expect([...sheetSamples({ train: 3, test: 0 })]).toEqual([0, 1, 2]);
});

test('a picture of 28 pixels takes a whole multiple of them on the screen, or shrinks to fit', () => {
  expect([20, 28, 55, 56, 90].map((room) => pictureSide(28, room))).toEqual([20, 28, 28, 56, 84]);
});
