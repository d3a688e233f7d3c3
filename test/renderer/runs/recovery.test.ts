import { expect, test } from 'vitest';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { memoryRuns } from '../../../renderer/host/memory-runs.ts';
import { findOffer, markOf } from '../../../renderer/runs/recovery.ts';
import { moonsRun } from '../../support/runs.ts';

const bytes = writeRun(moonsRun());

test('the run that was kept last is offered, with its step and time', async () => {
  let now = 1;
  const store = memoryRuns(() => now++);
  expect(await findOffer(store, undefined)).toBeUndefined();
  await store.write('first', bytes);
  await store.write('second', bytes);
  expect(await findOffer(store, undefined)).toEqual({ name: 'second', steps: 50, time: 2 });
});

test('an offer that was passed over is made again only when the run went on', async () => {
  let now = 1;
  const store = memoryRuns(() => now++);
  await store.write('a', bytes);
  const passed = markOf((await findOffer(store, undefined))!);
  expect(await findOffer(store, passed)).toBeUndefined();
  await store.write('a', bytes);
  expect(await findOffer(store, passed)).toMatchObject({ name: 'a', time: 2 });
});

test('a file that is no run, or ends too early, is not offered', async () => {
  const store = memoryRuns(() => 1);
  await store.write('a', Uint8Array.of(1, 2, 3));
  expect(await findOffer(store, undefined)).toBeUndefined();
  await store.write('a', bytes.subarray(0, 500));
  expect(await findOffer(store, undefined)).toBeUndefined();
});
