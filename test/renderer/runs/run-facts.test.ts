import { expect, test } from 'vitest';
import { readHead } from '../../../core/run-file/read-head.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import type { Session } from '../../../core/training/session.ts';
import { hasWords, readingOfHead, scoreOf, shapeOf } from '../../../renderer/runs/run-facts.ts';
import { moonsRun, newRun } from '../../support/runs.ts';

const headOf = (session: Session) => readHead(writeRun(session), 'a.plab')!;
const moons = headOf(moonsRun());

test('the score of a run that learns classes is its best share of right answers on the test samples', () => {
  const score = scoreOf(moons);
  expect(score).toMatchObject({ kind: 'accuracy', set: 'test' });
  const { correct, count } = moons.summary!.measured[0]!.test;
  expect(score).toHaveProperty('share', correct / count);
});

test('the score of a run that learns numbers is its least loss, and a run without a summary has none', () => {
  const waves = newRun('waves');
  waves.advance(50);
  waves.measure();
  const head = headOf(waves);
  const least = Math.min(...head.summary!.measured.map((one) => one.test.loss));
  expect(scoreOf(head)).toEqual({ kind: 'loss', loss: least, set: 'test' });
  expect(scoreOf({ ...head, summary: undefined })).toBeUndefined();
});

test('the shape has inputs and outputs where the file tells them', () => {
  expect(shapeOf(moons)).toBe('2–4–3–1');
  expect(shapeOf({ ...moons, summary: undefined })).toBe('4–3');
});

test('the map of a run is read as its loss has it', () => {
  expect(readingOfHead(moons)).toBe('value');
  expect(readingOfHead(headOf(newRun('xor-gate')))).toBe('share');
  expect(readingOfHead(headOf(newRun('moons', { loss: 'cross-entropy' })))).toBe('pair');
});

test.each([
  ['', true],
  ['best', true],
  ['MOONS 2-4', true],
  ['2–4–3–1', true],
  ['momentum best', true],
  ['spiral', false],
  ['best spiral', false],
])('a search for %j finds a run of moons called Best: %s', (query, found) => {
  expect(hasWords(query, 'Best', moons, ({ name }) => name)).toBe(found);
});
