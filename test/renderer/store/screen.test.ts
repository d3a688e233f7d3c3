import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame } from '../../../core/protocol/messages.ts';
import { createScreen } from '../../../renderer/store/screen.ts';
import { trained } from '../../support/trained.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const frame = (run: number, step: number, playing: boolean): Frame => ({
  ...trained('moons', 0).frame,
  film: [{ step: 0, map: new Float32Array(4) }],
  run,
  step,
  playing,
});

test('text follows the drawing at most ten times a second, in a task of its own', () => {
  const screen = createScreen(() => true);
  screen.show(frame(1, 1, true), 1000);
  expect([screen.frame.value?.step, screen.calmFrame.value?.step]).toEqual([1, undefined]);
  vi.runAllTimers();
  expect(screen.calmFrame.value?.step).toBe(1);
  screen.show(frame(1, 2, true), 1050);
  vi.runAllTimers();
  expect([screen.frame.value?.step, screen.calmFrame.value?.step]).toEqual([2, 1]);
  screen.show(frame(1, 3, true), 1100);
  vi.runAllTimers();
  expect(screen.calmFrame.value?.step).toBe(3);
});

test('at a pause text tells of the frame that is drawn, at once', () => {
  const screen = createScreen(() => true);
  screen.show(frame(1, 7, false), 1000);
  expect(screen.calmFrame.value).toBe(screen.frame.value);
  expect(screen.film.value).toBe(screen.frame.value?.film);
});

test('nothing is told of a run that is over by then', () => {
  let present = 1;
  const screen = createScreen((run) => run === present);
  screen.show(frame(1, 1, true), 1000);
  present = 2;
  vi.runAllTimers();
  expect(screen.calmFrame.value).toBeUndefined();
});

test('a run is awaited from the moment that the one before is cleared until its first frame is drawn', () => {
  const screen = createScreen(() => true);
  expect(screen.awaiting.value).toBe(false);
  screen.clear();
  expect(screen.awaiting.value).toBe(true);
  screen.show(frame(2, 0, false), 1000);
  expect(screen.awaiting.value).toBe(false);
});
