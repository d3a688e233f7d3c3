import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalsOf, roundNumbers, roundRatios } from '../../../core/surface/round-numbers.ts';

test("round numbers are d3's ticks to the last bit (seed 5)", () => {
  const any = fc.tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    fc.integer({ min: 2, max: 12 }),
  );
  fc.assert(
    fc.property(any, ([low, span, count]) => {
      const domain = [low, low + span] as const;
      fc.pre(domain[1] > domain[0]);
      expect(roundNumbers(...domain, count)).toEqual(scaleLinear().domain(domain).ticks(count));
    }),
    { seed: 5 },
  );
});

test('there are none in a range without a length, but for its own number', () => {
  expect([roundNumbers(2, 2, 5), roundNumbers(3, 2, 5), roundNumbers(0, Number.POSITIVE_INFINITY, 5)]).toEqual([
    [2],
    [],
    [],
  ]);
});

test('round ratios are powers of ten times the factors, ends included', () => {
  expect(roundRatios(0.02, 1, [1, 2, 5])).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1]);
  expect(roundRatios(3e-7, 2e-5, [1])).toEqual([1e-6, 1e-5]);
});

test('decimals tell numbers apart, at most eight', () => {
  const decimals = [[0, 5, 10], [0, 0.5, 1], [0.1, 0.2, 0.3], [0.02, 0.04], [1.00002, 1.00004], [0, 1e-12], [7]];
  expect(decimals.map(decimalsOf)).toEqual([0, 1, 1, 2, 5, 8, 0]);
});
