import { expect, test } from 'vitest';
import { throttle } from '../../../renderer/lab/throttle.ts';

/** A timer that the test moves. */
function handTimer() {
  let now = 0;
  let waiting: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds: number, callback: () => void) {
      const one = { at: now + milliseconds, callback };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    to(time: number) {
      now = time;
      const due = waiting.filter(({ at }) => at <= time);
      waiting = waiting.filter(({ at }) => at > time);
      for (const { callback } of due) callback();
    },
  };
}

test('the first value passes at once, later ones at most once in 100 ms, and the last always arrives', () => {
  const timer = handTimer();
  const passed: [number, number][] = [];
  const values = throttle<number>(100, (value) => passed.push([timer.now(), value]), timer);
  for (let time = 0; time <= 450; time += 10) {
    timer.to(time);
    values.offer(time);
  }
  timer.to(1000);
  expect(passed.map(([, value]) => value)).toEqual([0, 90, 190, 290, 390, 450]);
  const times = passed.map(([time]) => time);
  expect(times.slice(1).every((time, i) => time - times[i]! >= 100)).toBe(true);
});

test('a value that waits can be dropped', () => {
  const timer = handTimer();
  const passed: string[] = [];
  const values = throttle<string>(100, (value) => passed.push(value), timer);
  values.offer('first');
  values.offer('second');
  values.cancel();
  timer.to(500);
  expect(passed).toEqual(['first']);
  values.offer('third');
  expect(passed).toEqual(['first', 'third']);
});
