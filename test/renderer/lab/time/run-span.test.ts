import { expect, test } from 'vitest';
import { runSpan, spanTicks, stretchTicks } from '../../../../renderer/lab/time/run-span.ts';
import { createSchedule } from '../../../../renderer/lab/time/schedule.ts';

const twenty = createSchedule(200, { batch: 10 }, []);

test('within the first epoch a span counts steps, from then on epochs', () => {
  expect(runSpan(0, twenty)).toEqual({ length: 10, unit: 'steps', count: 10 });
  expect(runSpan(11, twenty)).toEqual({ length: 20, unit: 'steps', count: 20 });
  expect(runSpan(21, twenty)).toEqual({ length: 40, unit: 'epochs', count: 2 });
  expect(runSpan(6000, twenty)).toEqual({ length: 10_000, unit: 'epochs', count: 500 });
});

test('a span always has room for the run, and a run of 100,000 steps changes it 15 times at most', () => {
  let changes = 0;
  let last = 0;
  for (let end = 0; end <= 100_000; end += 7) {
    const { length } = runSpan(end, twenty);
    expect(length).toBeGreaterThanOrEqual(end);
    if (length !== last) changes += 1;
    last = length;
  }
  expect(changes).toBeLessThanOrEqual(15);
});

test('an epoch longer than the span is no reason to show it all', () => {
  const long = createSchedule(60_000, { batch: 1 }, []);
  expect(runSpan(150, long)).toEqual({ length: 200, unit: 'steps', count: 200 });
  expect(runSpan(59_000, long)).toEqual({ length: 60_000, unit: 'steps', count: 60_000 });
});

test('ticks are whole epochs at the steps that end them', () => {
  expect(spanTicks(runSpan(90, twenty), twenty, 5)).toEqual(
    [0, 1, 2, 3, 4, 5].map((count) => ({ count, step: 20 * count })),
  );
  expect(spanTicks(runSpan(30, twenty), twenty, 9).map(({ count }) => count)).toEqual([0, 1, 2]);
});

test('there are never more ticks than were asked for, and they are evenly spaced', () => {
  for (let end = 0; end < 20_000; end += 130) {
    for (const most of [2, 4, 9, 17]) {
      const counts = spanTicks(runSpan(end, twenty), twenty, most).map(({ count }) => count);
      expect(counts.length).toBeLessThanOrEqual(most + 1);
      expect(counts).toEqual(counts.map((_, i) => i * counts[1]!));
    }
  }
});

test('where the batch grew, epochs are fewer steps and their ticks closer', () => {
  const faster = createSchedule(100, { batch: 10 }, [{ step: 20, change: { batch: 50 } }]);
  const steps = spanTicks(runSpan(25, faster), faster, 5).map(({ step }) => step);
  expect(steps).toEqual([0, 10, 20, 22, 24, 26]);
});

test('a stretch within a run counts epochs while it holds more than two of them, else steps', () => {
  const epochs = stretchTicks({ from: 90, to: 210 }, twenty, 4);
  expect(epochs.unit).toBe('epochs');
  expect(epochs.ticks.length).toBeGreaterThan(1);
  for (const { count, step } of epochs.ticks) {
    expect(step).toBe(20 * count);
    expect(step).toBeGreaterThanOrEqual(90);
    expect(step).toBeLessThanOrEqual(210);
  }
  const steps = stretchTicks({ from: 90, to: 120 }, twenty, 3);
  expect(steps.unit).toBe('steps');
  expect(steps.ticks.every(({ count, step }) => count === step && step >= 90 && step <= 120)).toBe(true);
});
