import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitSum } from '../../../../renderer/lab/inspector/sum-fit.ts';

const room = (withCurve: number, withoutCurve = withCurve + 150) => ({
  withCurve,
  withoutCurve,
  text: 12,
  digit: 6.6,
  decimals: 2,
});

test('four terms stand beside the curve in 500 px', () => {
  expect(fitSum(4, room(500))).toEqual({ terms: 4, curve: true, stacked: false });
});

test('up to six terms are never cut: first the curve gives way, then factors stand on two lines', () => {
  expect(fitSum(4, room(400))).toEqual({ terms: 4, curve: false, stacked: false });
  expect(fitSum(4, room(200))).toEqual({ terms: 4, curve: false, stacked: true });
});

test('of many terms fewer are shown to keep the curve, but at least three', () => {
  expect(fitSum(8, room(1000))).toEqual({ terms: 5, curve: true, stacked: false });
  expect(fitSum(8, room(494))).toEqual({ terms: 3, curve: true, stacked: false });
  expect(fitSum(12, room(400))).toMatchObject({ curve: true, stacked: true });
});

test('more room never shows less (seed 31)', () => {
  const property = fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 60, max: 900 }), (inputs, width) => {
    const [less, more] = [fitSum(inputs, room(width)), fitSum(inputs, room(width + 100))];
    expect(Number(more.curve)).toBeGreaterThanOrEqual(Number(less.curve));
    expect(less.terms).toBeLessThanOrEqual(inputs);
  });
  fc.assert(property, { seed: 31 });
});
