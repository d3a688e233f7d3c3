import { expect, test } from 'vitest';
import { openRun } from '../../../core/run-file/open-run.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { moonsRun, ownPoints, ownRun } from '../../support/runs.ts';

const file = (bytes: Uint8Array) => ({ name: 'a.plab', bytes });

test('a run of a built-in set needs no data', () => {
  const run = moonsRun();
  expect(openRun(file(writeRun(run)), ownPoints())).toMatchObject({ settings: run.settings, given: undefined });
});

test('a run of small data of one’s own brings them along, whatever is in use', () => {
  const data = ownPoints();
  expect(openRun(file(writeRun(ownRun(data))), ownPoints(4)).given).toEqual(data);
});

test('a run of large data needs them, and says which', () => {
  const data = ownPoints(400_000, 100_000);
  const bytes = writeRun(ownRun(data));
  expect(openRun(file(bytes), data).given).toBe(data);
  expect(() => openRun(file(bytes), undefined)).toThrow(
    'a.plab: the data it was trained on is needed: 400000 samples for training and 100000 for testing',
  );
  expect(() => openRun(file(bytes), ownPoints())).toThrow('a.plab: points.csv is not the data it was trained on');
});
