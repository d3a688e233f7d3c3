import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMotion } from '../../../renderer/surface/motion.ts';
import { firstAngle } from '../../../renderer/surface/view-angle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a view moves from its first turn until it has been still for 160 ms', () => {
  const angle = signal(firstAngle);
  const { is, stop } = createMotion(angle);
  expect(is.value).toBe(false);
  for (const turn of [1, 2, 3]) {
    angle.value = { ...firstAngle, turn };
    vi.advanceTimersByTime(150);
    expect(is.value).toBe(true);
  }
  vi.advanceTimersByTime(10);
  expect(is.value).toBe(false);
  angle.value = firstAngle;
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
