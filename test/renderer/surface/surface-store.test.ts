import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import type { SurfaceRequest } from '../../../core/surface/protocol.ts';
import { defaultSettings } from '../../../core/training/settings.ts';
import type { Lab } from '../../../renderer/store/lab.ts';
import { surfaceOf } from '../../../renderer/surface/surface-store.ts';

/** A lab at the start of a run, and what its surface asks of the worker. */
function labOfRun() {
  const asked: SurfaceRequest[] = [];
  const parameters = Float32Array.of(1, 2, 3);
  const port = { post: (message: SurfaceRequest) => asked.push(message), onMessage() {}, onClose() {}, close() {} };
  const lab = {
    settings: signal(defaultSettings('and')),
    frame: signal({ run: 1, step: 0, parameters }),
    dataset: signal(makeDataset('and', { samples: 4, noise: 0, testShare: 0, seed: 1 })),
    host: { connect: async () => port },
    trace: async () => ({ run: 1, steps: Uint32Array.of(0), parameters: parameters.slice() }),
  };
  return { lab: lab as unknown as Lab, asked };
}

test('weights that were chosen as axes stay when the room is left while a picture is under way', async () => {
  const { lab, asked } = labOfRun();
  const store = surfaceOf(lab);
  const leave = store.follow();
  store.directions.value = 'weights';
  store.axes.value = [2, 0];
  await expect.poll(() => asked.at(-1)).toMatchObject({ type: 'draw', axes: [2, 0] });
  expect(store.working.value).toBe(true);
  leave();
  await expect.poll(() => asked.at(-1)).toEqual({ type: 'stop' });
  const leaveAgain = store.follow();
  await expect.poll(() => asked.at(-1)).toMatchObject({ type: 'draw', axes: [2, 0] });
  leaveAgain();
});
