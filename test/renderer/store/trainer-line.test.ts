import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame, FrameMessage } from '../../../core/protocol/messages.ts';
import type { Host } from '../../../renderer/host/host.ts';
import { openTrainerLine } from '../../../renderer/store/trainer-line.ts';
import { trained } from '../../support/trained.ts';

const paints: ((now: number) => void)[] = [];
const paint = () => {
  for (const draw of paints.splice(0)) draw(0);
};

beforeEach(() => void vi.stubGlobal('requestAnimationFrame', (draw: (now: number) => void) => paints.push(draw)));
afterEach(() => vi.unstubAllGlobals());

/** A line to trainers that the test plays itself. */
async function line(look = (_: Frame) => {}) {
  const trainers: { hear: (message: unknown) => void; close: () => void; heard: unknown[] }[] = [];
  const host = {
    async connect() {
      const trainer = { hear: (_: unknown) => {}, close: () => {}, heard: [] as unknown[] };
      trainers.push(trainer);
      return {
        post: (message: unknown) => trainer.heard.push(message),
        onMessage: (listener: (message: unknown) => void) => Object.assign(trainer, { hear: listener }),
        onClose: (listener: () => void) => Object.assign(trainer, { close: listener }),
        close() {},
      };
    },
  } as unknown as Host;
  const drawn: Frame[] = [];
  const told: string[] = [];
  const opened = await openTrainerLine(host, {
    draw(frame) {
      drawn.push(frame);
      look(frame);
    },
    hear: ({ type }) => told.push(type),
    refused: (sentence) => told.push(sentence),
    trouble: ({ kind }) => told.push(kind),
    replaced: () => told.push('replaced'),
  });
  return { opened, trainers, drawn, told };
}

const frame = (run: number, step: number, film?: Frame['film']): FrameMessage => {
  const { curve, measured, film: _, ...rest } = trained('moons', step).frame;
  return { ...rest, run, step, ...(film ? { past: { curve, measured, film } } : {}) };
};
const credits = (heard: readonly unknown[]) => heard.filter((one) => (one as { type: string }).type === 'drawn').length;

test('of frames that come between two pictures the latest is drawn, with the past that came with the one before; each is answered', async () => {
  const { opened, trainers, drawn } = await line();
  const run = opened.nextRun();
  const film = [{ step: 0, map: new Float32Array(4) }];
  trainers[0]!.hear(frame(run, 1, film));
  trainers[0]!.hear(frame(run, 2));
  expect(credits(trainers[0]!.heard)).toBe(1);
  paint();
  expect(drawn.map(({ step }) => step)).toEqual([2]);
  expect(drawn[0]!.film).toBe(film);
  expect(credits(trainers[0]!.heard)).toBe(2);
});

test('a view that fails while it draws does not stop the frames after it', async () => {
  const { opened, trainers } = await line(() => {
    throw new Error('no canvas');
  });
  trainers[0]!.hear(frame(opened.nextRun(), 1));
  expect(paint).toThrow('no canvas');
  expect(credits(trainers[0]!.heard)).toBe(1);
});

test('frames and news of a run that is over are answered but not heard', async () => {
  const { opened, trainers, drawn, told } = await line();
  const old = opened.nextRun();
  trainers[0]!.hear(frame(old, 1, [{ step: 0, map: new Float32Array(4) }]));
  const run = opened.nextRun();
  trainers[0]!.hear(frame(old, 2));
  trainers[0]!.hear({ type: 'stopped', run: old });
  const film = [{ step: 0, map: new Float32Array(4) }];
  trainers[0]!.hear(frame(run, 0, film));
  paint();
  expect(drawn.map((one) => [one.step, one.film])).toEqual([[0, film]]);
  expect(told).toEqual([]);
  expect(credits(trainers[0]!.heard)).toBe(3);
});

test('a trainer that is gone is replaced, and the next command goes to the new one', async () => {
  const { opened, trainers, told } = await line();
  trainers[0]!.close();
  await vi.waitFor(() => expect(told).toEqual(['gone', 'replaced']));
  opened.send({ type: 'pause', run: opened.nextRun() });
  expect(trainers.map(({ heard }) => heard.length)).toEqual([0, 1]);
});

test('answers to questions about parameters come in the order of the questions', async () => {
  const { opened, trainers } = await line();
  const run = opened.nextRun();
  const asked = [opened.trace(-1), opened.trace(4)];
  for (const steps of [[0, 1], [5]]) trainers[0]!.hear({ type: 'trace', run, steps });
  expect((await Promise.all(asked)).map(({ steps }) => steps)).toEqual([[0, 1], [5]]);
});

test('a comparison of branches that was refused does not take the answer to the next', async () => {
  const { opened, trainers, told } = await line();
  const run = opened.nextRun();
  opened.compareBranches(1, 9);
  const second = opened.compareBranches(1, 2);
  const comparison = { parted: 3, steps: [], distances: [], relative: 0 };
  trainers[0]!.hear({ type: 'error', run, code: 'settings', message: 'no branch 9' });
  trainers[0]!.hear({ type: 'compared', run, one: 1, other: 2, comparison });
  expect(await second).toEqual(comparison);
  expect(told).toEqual(['no branch 9']);
});

test('files come in the order they were asked for, also of a run that is over; a trainer that ends owes none', async () => {
  const { opened, trainers } = await line();
  const run = opened.nextRun();
  const [first, second, third] = [opened.save(), opened.save(), opened.save()];
  const ended = expect(third).rejects.toThrow('the trainer ended before the run was written');
  opened.nextRun();
  trainers[0]!.hear({ type: 'unsaved', run, code: 'limit', message: 'too large' });
  trainers[0]!.hear({ type: 'saved', run, steps: 3, events: [], bytes: new Uint8Array(1) });
  trainers[0]!.close();
  await expect(first).rejects.toThrow('too large');
  expect(await second).toMatchObject({ run, steps: 3 });
  await ended;
});
