import { expect, test } from 'vitest';
import { filmSlots, placeFlags, timelineLayout } from '../../../../renderer/lab/time/timeline-layout.ts';

const layout = timelineLayout({ width: 1000, height: 92, text: 12 }, 500);
const film = [0, 100, 200, 300, 400].map((step) => ({ step }));

test('a place in the timeline is a step, never beyond the run', () => {
  expect(layout.x(250)).toBe(500);
  expect(layout.stepAt(500, 400)).toBe(250);
  expect(layout.stepAt(990, 400)).toBe(400);
  expect(layout.stepAt(-20, 400)).toBe(0);
});

test('pictures of the film are squares that do not overlap and stay within the timeline', () => {
  const slots = filmSlots(layout, 500, film, 500);
  expect(slots.length).toBe(Math.floor(1000 / (layout.bottom - layout.top + 2)));
  for (const [i, { x, side }] of slots.entries()) {
    expect(side).toBe(layout.bottom - layout.top);
    expect(x).toBeGreaterThanOrEqual(i === 0 ? 0 : slots[i - 1]!.x + side);
    expect(x + side).toBeLessThanOrEqual(1000);
  }
});

test('each picture shows the frame nearest to the middle of its stretch', () => {
  const slots = filmSlots(layout, 500, film, 400);
  for (const { x, side, frame } of slots) {
    const middle = Math.min(400, (x + side / 2) / 2);
    const nearest = Math.min(...film.map(({ step }) => Math.abs(step - middle)));
    expect(Math.abs(film[frame]!.step - middle)).toBe(nearest);
  }
});

test('stretches that the run has not reached stay empty', () => {
  expect(filmSlots(layout, 500, film.slice(0, 1), 0)).toHaveLength(1);
  const half = filmSlots(layout, 500, film, 250);
  expect(half.at(-1)!.x).toBeLessThanOrEqual(505);
  expect(half.length).toBeLessThan(filmSlots(layout, 500, film, 500).length);
  expect(filmSlots(layout, 500, [], 0)).toEqual([]);
});

test('flags stand to the right of their step, in the last fifth to the left', () => {
  const sides = placeFlags(
    [
      { step: 100, words: 50 },
      { step: 450, words: 50 },
    ],
    layout,
    16,
  );
  expect(sides.map(({ x, side, withWords }) => ({ x, side, withWords }))).toEqual([
    { x: 200, side: 'right', withWords: true },
    { x: 900, side: 'left', withWords: true },
  ]);
});

test('words that would cover another flag go to the other side, or away', () => {
  const near = placeFlags(
    [
      { step: 100, words: 80 },
      { step: 120, words: 300 },
    ],
    layout,
    16,
  );
  expect(near.map(({ side, withWords }) => [side, withWords])).toEqual([
    ['left', true],
    ['right', true],
  ]);
  const crowded = placeFlags(
    [10, 20, 30].map((step) => ({ step, words: 80 })),
    layout,
    16,
  );
  expect(crowded.map(({ withWords }) => withWords)).toEqual([false, false, true]);
});

test('a flag at the place of a more important one is left out', () => {
  const flags = [
    { step: 100, words: 10 },
    { step: 101, words: 10 },
  ];
  expect(placeFlags(flags, layout, 16).map(({ flag }) => flag)).toEqual([flags[0]]);
});
