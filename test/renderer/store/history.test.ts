import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  emptyHistory,
  type History,
  historyDepth,
  type Kind,
  redo,
  remember,
  undo,
} from '../../../renderer/store/history.ts';

/** A number that is set; a change sets it to another. */
function counter() {
  let value = 0;
  let history: History<number> = emptyHistory;
  const move = (step: typeof undo) => {
    const moved = step(history, () => value);
    if (!moved) return false;
    history = moved.history;
    value = moved.change;
    return true;
  };
  return {
    set(next: number, kind: Kind = String(next), time = next * 10_000) {
      history = remember(history, { change: value, kind, time });
      value = next;
    },
    undo: () => move(undo),
    redo: () => move(redo),
    get value() {
      return value;
    },
    get depth() {
      return history.past.length;
    },
  };
}

test('takes changes back in turn and makes them again', () => {
  const one = counter();
  for (const next of [1, 2, 3]) one.set(next);
  one.undo();
  one.undo();
  expect(one.value).toBe(1);
  one.redo();
  expect(one.value).toBe(2);
  one.redo();
  expect(one.value).toBe(3);
  expect(one.redo()).toBe(false);
});

test('a new change ends what could be made again', () => {
  const one = counter();
  one.set(1);
  one.undo();
  one.set(2);
  expect(one.redo()).toBe(false);
  one.undo();
  expect(one.value).toBe(0);
});

test('remembers 100 changes', () => {
  const one = counter();
  for (let next = 1; next <= 130; next++) one.set(next);
  while (one.undo()) {
    // As far as it goes.
  }
  expect(one.value).toBe(130 - historyDepth);
});

test('changes of one kind within a second are taken back as one', () => {
  const one = counter();
  one.set(1, 'noise', 0);
  one.set(2, 'noise', 900);
  one.set(3, 'noise', 1800);
  one.set(4, 'noise', 2800);
  one.undo();
  expect(one.value).toBe(3);
  one.undo();
  expect(one.value).toBe(0);
});

test('changes of one gesture are taken back as one, however long it takes', () => {
  const one = counter();
  const [drag, again] = [Symbol('drag'), Symbol('drag')];
  one.set(1, drag, 0);
  one.set(2, drag, 5000);
  one.set(3, again, 5001);
  one.undo();
  expect(one.value).toBe(2);
  one.undo();
  expect(one.value).toBe(0);
});

test('nothing joins a change that was gone back to', () => {
  const one = counter();
  one.set(1, 'noise', 0);
  one.set(2, 'rate', 100);
  one.undo();
  one.set(3, 'noise', 200);
  one.undo();
  expect(one.value).toBe(1);
});

test('what does not fit is forgotten from the oldest on, but never the last change', () => {
  let history: History<number> = emptyHistory;
  const fits = (changes: readonly number[]) => changes.reduce((sum, one) => sum + one, 0) <= 10;
  for (const change of [4, 5, 3]) history = remember(history, { change, kind: String(change), time: 0, fits });
  expect(history.past.map(({ change }) => change)).toEqual([5, 3]);
  history = remember(history, { change: 50, kind: '50', time: 0, fits });
  expect(history.past.map(({ change }) => change)).toEqual([50]);
});

test('for any order of changes, back and again are inverse (seed 13)', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('set', 'undo', 'redo'), { maxLength: 60 }), (actions) => {
      const one = counter();
      let next = 0;
      for (const action of actions) {
        if (action === 'set') one.set(++next);
        else one[action as 'undo' | 'redo']();
        const { value, depth } = one;
        if (one.undo()) one.redo();
        expect([one.value, one.depth]).toEqual([value, depth]);
      }
    }),
    { seed: 13, numRuns: 100 },
  );
});
