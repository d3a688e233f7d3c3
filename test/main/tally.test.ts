import { expect, test } from 'vitest';
import { createTally } from '../../main/tally.ts';

test('a tally forgets what is as old as its span', () => {
  let time = 0;
  const tally = createTally(100, () => time);
  tally.add();
  time = 60;
  tally.add();
  expect(tally.count()).toBe(2);
  time = 100;
  expect(tally.count()).toBe(1);
  time = 160;
  expect(tally.count()).toBe(0);
});
