import { expect, test } from 'vitest';
import { type Course, continues, isKept } from '../../../renderer/runs/continues.ts';

const event = (step: number, learningRate: number) => ({ step, change: { learningRate }, edits: [] });
const kept: Course = { steps: 100, events: [event(30, 0.1)] };

test.each<[boolean, string, Course]>([
  [true, 'further on', { steps: 200, events: [event(30, 0.1)] }],
  [true, 'as it was', kept],
  [true, 'changed at its last step', { steps: 100, events: [event(30, 0.1), event(100, 1)] }],
  [true, 'changed later', { steps: 300, events: [event(30, 0.1), event(250, 1)] }],
  [false, 'shorter', { steps: 99, events: [event(30, 0.1)] }],
  [false, 'changed before its last step', { steps: 200, events: [event(30, 0.1), event(99, 1)] }],
  [false, 'another at an earlier change', { steps: 200, events: [event(30, 0.2)] }],
  [false, 'without its change', { steps: 200, events: [] }],
])('%j: a run that is %s continues the one that was kept', (expected, _name, now) => {
  expect(continues(kept, now)).toBe(expected);
});

test('a run is kept while neither steps nor changes are new', () => {
  expect(isKept(kept, { ...kept })).toBe(true);
  expect(isKept(kept, { ...kept, steps: 101 })).toBe(false);
  expect(isKept(kept, { ...kept, events: [event(30, 0.2)] })).toBe(false);
});

test('changes are the same in any order of their keys, and a jump is one wherever its parameters are', () => {
  const edits = [{ index: 1, value: 2 }];
  const seen: Course = { steps: 9, events: [{ step: 3, change: { learningRate: 1, batch: 2 }, edits, jumped: true }] };
  const filed: Course = {
    steps: 9,
    events: [{ edits, jump: 'jumps/3', change: { batch: 2, learningRate: 1 }, step: 3 }],
  };
  expect(isKept(seen, filed)).toBe(true);
  expect(isKept(seen, { steps: 9, events: [{ step: 3, change: { learningRate: 1, batch: 2 }, edits }] })).toBe(false);
});
