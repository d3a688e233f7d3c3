import fc from 'fast-check';
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

/** Flags of 16 px at these steps, with words of so many px, while the playhead is far off or at a step. */
const place = (flags: readonly (readonly [step: number, words: number])[], playhead = -100) =>
  placeFlags(
    flags.map(([step, words]) => ({ step, words })),
    layout,
    16,
    layout.x(playhead),
  ).map(({ flag, side, withWords }) => [flag.step, side, withWords]);

test('flags stand to the right of their step, in the last fifth to the left', () => {
  expect(
    place([
      [100, 50],
      [450, 50],
    ]),
  ).toEqual([
    [100, 'right', true],
    [450, 'left', true],
  ]);
});

test('two flags of one step stand on both its sides', () => {
  expect(
    place([
      [250, 50],
      [250, 60],
    ]),
  ).toEqual([
    [250, 'right', true],
    [250, 'left', true],
  ]);
});

test('words that would cover another flag go to the other side, or away', () => {
  expect(
    place([
      [100, 80],
      [120, 300],
    ]),
  ).toEqual([
    [100, 'left', true],
    [120, 'right', true],
  ]);
  const crowded = place([10, 20, 30].map((step) => [step, 80]));
  expect(crowded.map(([, , withWords]) => withWords)).toEqual([false, false, true]);
});

test('a flag at the place of a more important one is left out', () => {
  expect(
    place([
      [100, 10],
      [101, 10],
    ]),
  ).toEqual([[100, 'right', true]]);
});

test('words make way for the playhead, then the icon does; at its own step a flag stays', () => {
  expect(place([[100, 50]], 120)).toEqual([[100, 'left', true]]);
  expect(place([[100, 50]], 105)).toEqual([[100, 'left', true]]);
  expect(place([[100, 50]], 95)).toEqual([[100, 'right', true]]);
  expect(place([[100, 50]], 100)).toEqual([[100, 'right', true]]);
  expect(place([[10, 50]], 20)).toEqual([[10, 'left', false]]);
});

test('flags never lie under the playhead nor over each other, nor leave the timeline (seed 6)', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 200 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 500 }), (flags, playhead) => {
      const placed = placeFlags(
        flags.map(([step, words]) => ({ step, words })),
        layout,
        16,
        layout.x(playhead),
      );
      const boxes = placed.map(({ x, side, withWords, flag: { words } }) => {
        const length = withWords ? 16 + words : 16;
        return side === 'left' ? { left: x - length, right: x } : { left: x, right: x + length };
      });
      const isClear = ({ left, right }: (typeof boxes)[number], i: number) => {
        // The 8 px next to its step hold no ink.
        const ink = placed[i]!.side === 'left' ? [left, right - 8] : [left + 8, right];
        const fromPlayhead = ink[1]! < 2 * playhead - 6 || ink[0]! > 2 * playhead + 6;
        const fromOthers = boxes.every((other, j) => i === j || left >= other.right || right <= other.left);
        return left >= 0 && right <= 1000 && fromPlayhead && fromOthers;
      };
      expect(boxes.every(isClear)).toBe(true);
    }),
    { seed: 6, numRuns: 500 },
  );
});
