import { expect, test } from 'vitest';
import { createThinned } from '../../../core/training/thinned.ts';

test('remembers at doubling strides, never more than allowed, never without the first', () => {
  const kept = createThinned({ step: 0 }, 5);
  for (let step = 1; step <= 100; step++) {
    kept.offer(step, () => ({ step }));
    expect(kept.list.length).toBeLessThanOrEqual(5);
    expect(kept.list.map((one) => one.step)).toEqual(kept.list.map((_, i) => i * kept.stride));
  }
  expect(kept.stride).toBe(32);
});

test('finds the last one at or before a step', () => {
  const kept = createThinned({ step: 0 }, 10);
  for (let step = 1; step <= 9; step++) kept.offer(step, () => ({ step }));
  expect(kept.before(7).step).toBe(7);
  kept.cut(4);
  expect(kept.before(7).step).toBe(4);
  expect(kept.before(0).step).toBe(0);
});

test('makes only what it keeps', () => {
  const kept = createThinned({ step: 0 }, 2);
  kept.offer(1, () => ({ step: 1 }));
  kept.offer(2, () => ({ step: 2 }));
  kept.offer(3, () => {
    throw new Error('made in vain');
  });
  expect(kept.list.map((one) => one.step)).toEqual([0, 2]);
});

test('goes on from what is known already, at the pace of that, never more than allowed', () => {
  const known = [64, 128, 192, 200].map((step) => ({ step }));
  const kept = createThinned({ step: 0 }, 6, known);
  expect(kept.stride).toBe(64);
  for (let step = 201; step <= 512; step++) kept.offer(step, () => ({ step }));
  expect(kept.list.map((one) => one.step)).toEqual([0, 128, 256, 384, 512]);
  const fewer = createThinned({ step: 0 }, 3, known);
  expect(fewer.list.map((one) => one.step)).toEqual([0, 128]);
});

test('stays within what is allowed after things of an uneven pace', () => {
  const kept = createThinned(
    { step: 0 },
    3,
    [4, 1024].map((step) => ({ step })),
  );
  for (let step = 1025; step <= 5000; step++) {
    kept.offer(step, () => ({ step }));
    expect(kept.list.length).toBeLessThanOrEqual(3);
  }
});
