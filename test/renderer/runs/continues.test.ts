import { expect, test } from 'vitest';
import { type Course, continues, isWithin } from '../../../renderer/runs/continues.ts';

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

test.each<[boolean, string, Course]>([
  [true, 'the same', { ...kept }],
  [true, 'its beginning', { steps: 60, events: [event(30, 0.1)] }],
  [true, 'its beginning, before it was changed', { steps: 29, events: [] }],
  [false, 'further on', { steps: 101, events: [event(30, 0.1)] }],
  [false, 'changed at its last step', { steps: 100, events: [event(30, 0.1), event(100, 1)] }],
  [false, 'its beginning, but for a change at its end', { steps: 30, events: [] }],
])('%j: a run that is %s lies within the one that was kept', (expected, _name, now) => {
  expect(isWithin(kept, now)).toBe(expected);
});

test('changes are the same in any order of their keys, and jumps when they lead to the same parameters', () => {
  const edits = [{ index: 1, value: 2 }];
  const jumping = (jump: string): Course => ({
    steps: 9,
    events: [{ step: 3, change: { learningRate: 1, batch: 2 }, edits, jump }],
  });
  const filed: Course = { steps: 9, events: [{ edits, jump: 'a', change: { batch: 2, learningRate: 1 }, step: 3 }] };
  expect(isWithin(jumping('a'), filed)).toBe(true);
  expect(isWithin(jumping('b'), filed)).toBe(false);
  expect(isWithin({ steps: 9, events: [{ step: 3, change: { learningRate: 1, batch: 2 }, edits }] }, filed)).toBe(
    false,
  );
});
