import { expect, test } from 'vitest';
import type { Distribution } from '../../../../core/training/distributions.ts';
import { rowsShown, spreadColumns, spreadTicks } from '../../../../renderer/lab/results/spread-layout.ts';

const linear: Distribution = { low: -2, high: 2, logarithmic: false, shares: new Float32Array(0) };
const sizes: Distribution = { low: 1e-12, high: 1e4, logarithmic: true, shares: new Float32Array(0) };

test('each remembered step reaches halfway to its neighbours, the last to the end of the run', () => {
  expect(spreadColumns(Uint32Array.of(0, 8, 16), 20)).toEqual([
    { at: 0, from: 0, to: 4 },
    { at: 1, from: 4, to: 12 },
    { at: 2, from: 12, to: 20 },
  ]);
});

test('what cannot be negative is drawn from 0 up', () => {
  expect(rowsShown(linear, false)).toEqual({ first: 0, count: 32 });
  expect(rowsShown(linear, true)).toEqual({ first: 16, count: 16 });
  expect(spreadTicks(linear, true).map(({ value }) => value)).toEqual([0, 2]);
  expect(spreadTicks(linear, false).map(({ value }) => value)).toEqual([-2, 0, 2]);
});

test('sizes of gradients have a number every four powers of ten', () => {
  expect(spreadTicks(sizes, false)).toEqual(
    [-12, -8, -4, 0, 4].map((power, i) => ({ row: 8 * i, value: Number(`1e${power}`) })),
  );
  expect(rowsShown(sizes, true)).toEqual({ first: 0, count: 32 });
});
