import { computed, signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { Frame, Stopped } from '../../../../core/protocol/messages.ts';
import { walkRun } from '../../../../renderer/pictures/film/walk-run.ts';
import type { Lab } from '../../../../renderer/store/lab.ts';

type Shown = Pick<Frame, 'run' | 'step' | 'end' | 'playing'>;

/** A lab whose frames come a moment after they were asked for, and what was asked of it. */
function labAt(first: Shown) {
  const frame = signal(first);
  const asked: string[] = [];
  const show = (change: Partial<Shown>) =>
    queueMicrotask(() => {
      frame.value = { ...frame.value, ...change };
    });
  const lab = {
    frame,
    calmFrame: frame,
    playing: computed(() => frame.value.playing),
    stopped: signal<Stopped | undefined>(undefined),
    pause() {
      asked.push('pause');
      show({ playing: false });
    },
    play() {
      asked.push('play');
      show({ playing: true });
    },
    seek(step: number) {
      asked.push(`seek ${step}`);
      show({ step });
    },
  };
  return { lab: lab as unknown as Lab, frame, asked };
}

const all = (end: number) => Array.from({ length: end + 1 }, (_, step) => step);

test('every step is on screen when it is visited, and the run comes back to where it was', async () => {
  const { lab, frame, asked } = labAt({ run: 1, step: 2, end: 3, playing: false });
  const visited: number[] = [];
  const whole = await walkRun(lab, all, new AbortController().signal, async () => {
    visited.push(frame.peek().step);
  });
  expect(whole).toBe(true);
  expect(visited).toEqual([0, 1, 2, 3]);
  expect(asked.at(-1)).toBe('seek 2');
});

test('a run that was playing is paused for the walk and plays again after it', async () => {
  const { lab, asked } = labAt({ run: 1, step: 3, end: 3, playing: true });
  await walkRun(lab, all, new AbortController().signal, async () => {});
  expect(asked[0]).toBe('pause');
  expect(asked.slice(-2)).toEqual(['seek 3', 'play']);
});

test('a walk that is told to stop ends there, and the run comes back too', async () => {
  const { lab, asked } = labAt({ run: 1, step: 9, end: 9, playing: false });
  const stop = new AbortController();
  const whole = await walkRun(lab, all, stop.signal, async (place) => {
    if (place === 1) stop.abort();
  });
  expect(whole).toBe(false);
  expect(asked).toEqual(['pause', 'seek 0', 'seek 1', 'seek 9']);
});

test('when another run begins the walk ends and leaves it alone', async () => {
  const { lab, frame, asked } = labAt({ run: 1, step: 5, end: 5, playing: false });
  const whole = await walkRun(lab, all, new AbortController().signal, async (place) => {
    if (place === 1) frame.value = { run: 2, step: 0, end: 0, playing: false };
  });
  expect(whole).toBe(false);
  expect(asked.at(-1)).toBe('seek 1');
});

test('the next step is under way while one is still being written', async () => {
  const { lab, asked } = labAt({ run: 1, step: 2, end: 2, playing: false });
  const under: number[] = [];
  await walkRun(lab, all, new AbortController().signal, async () => {
    await Promise.resolve();
    under.push(asked.length);
  });
  // The pause and the seeks to the first and the next step; there is none after the last.
  expect(under).toEqual([3, 4, 4]);
});

test('a failure on the way brings the run back and is told', async () => {
  const { lab, asked } = labAt({ run: 1, step: 5, end: 5, playing: false });
  const walk = walkRun(lab, all, new AbortController().signal, () => Promise.reject(new Error('no room')));
  await expect(walk).rejects.toThrow('no room');
  expect(asked.at(-1)).toBe('seek 5');
});
