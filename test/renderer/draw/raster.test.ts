import { expect, test } from 'vitest';
import { blend, lineCover } from '../../../renderer/draw/raster.ts';

test('a colour laid over another is in between, by its cover of 0 to 256', () => {
  expect(blend(0xff204060, 0xff80a0c0, 0) >>> 0).toBe(0xff204060);
  expect(blend(0xff204060, 0xff80a0c0, 256) >>> 0).toBe(0xff80a0c0);
  expect(blend(0xff000000, 0xffffffff, 128) >>> 0).toBe(0xff7f7f7f);
});

test('a line covers of the pixels across it as much as it is wide', () => {
  for (const width of [0.2, 1, 1.7, 6]) {
    let sum = 0;
    for (let at = -10; at <= 10; at++) sum += lineCover(Math.abs(at - 0.3), width);
    expect(sum).toBeCloseTo(width, 9);
  }
});
