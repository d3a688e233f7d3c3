import { expect, test } from 'vitest';
import { makeDataset } from '../../../../core/data/built-in.ts';
import { largestAt, readingOf, signedFilm, signedMap } from '../../../../renderer/lab/results/output-reading.ts';

const two = makeDataset('moons', { samples: 10, noise: 0, testShare: 0, seed: 1 });
const ten = makeDataset('digits', { samples: 10, noise: 0, testShare: 0, seed: 1 });
const real = makeDataset('waves', { samples: 10, noise: 0, testShare: 0, seed: 1 });

test('what outputs mean follows from the targets and the loss', () => {
  expect(readingOf(two, 'squared-error')).toBe('value');
  expect(readingOf(two, 'binary-cross-entropy')).toBe('share');
  expect(readingOf(two, 'cross-entropy')).toBe('pair');
  expect(readingOf(ten, 'cross-entropy')).toBe('classes');
  expect(readingOf(ten, 'squared-error')).toBe('classes');
  expect(readingOf(real, 'squared-error')).toBe('value');
});

test('a sure first class is -1 and a sure second class 1 in every reading of two classes', () => {
  const signed = new Float32Array(3);
  expect([...signedMap(Float32Array.of(-1, 0, 1), 'value', signed)]).toEqual([-1, 0, 1]);
  expect([...signedMap(Float32Array.of(0, 0.5, 1), 'share', signed)]).toEqual([-1, 0, 1]);
  expect([...signedMap(Float32Array.of(1, 0.5, 0, 0, 0.5, 1), 'pair', signed)]).toEqual([-1, 0, 1]);
});

test('a film of the first output alone gives the same values', () => {
  const signed = new Float32Array(3);
  expect([...signedFilm(Float32Array.of(1, 0.5, 0), 'pair', signed)]).toEqual([-1, 0, 1]);
  expect([...signedFilm(Float32Array.of(0, 0.5, 1), 'share', signed)]).toEqual([-1, 0, 1]);
});

test('the largest of a row is found within the row, the first of equals', () => {
  expect(largestAt(Float32Array.of(9, 0.1, 0.7, 0.7, 9), 1, 3)).toBe(1);
});
