import { expect, test } from 'vitest';
import { branchCurves, branchRows, toggled } from '../../../renderer/branches/branch-rows.ts';

const branch = (id: number, from: number, parent?: number) => ({
  id,
  name: '',
  from,
  end: 40,
  measured: [],
  ...(parent === undefined ? {} : { parent }),
});

test('a branch stands under the one it left, in the order of the steps at which they were left', () => {
  const rows = branchRows([branch(1, 0), branch(2, 30, 1), branch(3, 10, 1), branch(4, 12, 3), branch(5, 30, 1)]);
  expect(rows.map(({ branch: { id }, depth }) => [id, depth])).toEqual([
    [1, 0],
    [3, 1],
    [4, 2],
    [2, 1],
    [5, 1],
  ]);
});

test('curves are of the test loss, and of the training loss where there are no test samples', () => {
  const evaluation = (loss: number, count = 10) => ({ loss, correct: 0, count });
  const measured = (loss: number, step: number) => ({ step, train: evaluation(loss), test: evaluation(loss / 2) });
  const untested = { step: 0, train: evaluation(0.8), test: evaluation(Number.NaN, 0) };
  const { curves, end } = branchCurves(
    [
      { id: 1, end: 20, measured: [measured(0.6, 0), measured(0.2, 20)] },
      { id: 4, end: 5, measured: [untested] },
    ],
    false,
  );
  expect(curves.map(({ points }) => points)).toEqual([
    [
      [0, 0.3],
      [20, 0.1],
    ],
    [[0, 0.8]],
  ]);
  expect(curves.map(({ label }) => label)).toEqual(['1', '4']);
  expect(end).toBe(20);
});

test('losses of branches are over each other on a logarithmic scale too', () => {
  const evaluation = (loss: number) => ({ loss, correct: 0, count: 10 });
  const measured = [1, 0.01].map((loss, step) => ({ step, train: evaluation(loss), test: evaluation(loss) }));
  const height = (loss: number, isLog: boolean) => branchCurves([{ id: 1, end: 1, measured }], isLog).scale.at(loss);
  const middle = (isLog: boolean) => height(0.1, isLog) - height(0.01, isLog) - (height(1, isLog) - height(0.1, isLog));
  expect(middle(true)).toBeCloseTo(0, 12);
  expect(middle(false)).toBeLessThan(-0.5);
});

test('of too many chosen branches the latest stay', () => {
  expect(toggled([1, 2], 3, 2)).toEqual([2, 3]);
  expect(toggled([1, 2], 2, 2)).toEqual([1]);
});
