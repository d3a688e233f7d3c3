import { expect, test } from 'vitest';
import { readHead } from '../../../core/run-file/read-head.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { overlayOf } from '../../../renderer/runs/overlay-layout.ts';
import { newRun } from '../../support/runs.ts';

/** A run that was measured every 10 steps. */
function headOf(name: 'moons' | 'waves', steps: number, batch: number) {
  const session = newRun(name, { batch });
  while (session.step < steps) {
    session.advance(10);
    session.measure();
  }
  return readHead(writeRun(session), 'a.plab')!;
}

const short = headOf('moons', 40, 10);
const long = headOf('moons', 100, 100);
const numbers = headOf('waves', 20, 10);

test('curves of several runs share one scale and end where the longest does', () => {
  const { curves, end, scale } = overlayOf([short, long], 'train loss', 'step', false);
  expect(curves.map(({ points }) => points.map(([at]) => at))).toEqual([
    [0, 10, 20, 30, 40],
    [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
  ]);
  expect(end).toBe(100);
  const values = curves.flatMap(({ points }) => points.map(([, value]) => value));
  expect(values.every((value) => scale.at(value) < 1)).toBe(true);
});

test('by epochs a run with larger batches is further along at the same step', () => {
  const { curves, end } = overlayOf([short, long], 'test loss', 'epoch', true);
  const { train } = short.manifest.data;
  expect(curves[0]!.points.at(-1)![0]).toBeCloseTo(40 / Math.ceil(train / 10), 9);
  expect(curves[1]!.points.at(-1)![0]).toBeCloseTo(100 / Math.ceil(train / 100), 9);
  expect(end).toBe(curves[1]!.points.at(-1)![0]);
});

test('accuracy is of the test samples; a run of numbers and one without a summary have no such curve', () => {
  const { curves } = overlayOf([short, numbers, { ...long, summary: undefined }], 'accuracy', 'step', true);
  const { correct, count } = short.summary!.measured[1]!.test;
  expect(curves[0]!.points[1]).toEqual([10, correct / count]);
  expect(curves.slice(1).map(({ points }) => points.length)).toEqual([0, 0]);
});

test('without a run there is a scale all the same', () => {
  expect(overlayOf([], 'train loss', 'step', false)).toMatchObject({ curves: [], end: 1 });
});
