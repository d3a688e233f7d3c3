import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeDataset } from '../../../../core/data/built-in.ts';
import { createSession } from '../../../../core/training/session.ts';
import { defaultSettings } from '../../../../core/training/settings.ts';
import { createSchedule } from '../../../../renderer/lab/time/schedule.ts';

const change = (step: number, batch: number) => ({ step, change: { batch } });

test('200 samples in batches of 10 are 20 steps an epoch: step 20 is the last batch of epoch 1, step 21 the first of epoch 2', () => {
  const schedule = createSchedule(200, { batch: 10 }, []);
  expect(schedule.at(0)).toEqual({ epoch: 0, batch: 0, batches: 20 });
  expect(schedule.at(1)).toEqual({ epoch: 1, batch: 1, batches: 20 });
  expect(schedule.at(20)).toEqual({ epoch: 1, batch: 20, batches: 20 });
  expect(schedule.at(21)).toEqual({ epoch: 2, batch: 1, batches: 20 });
  expect(schedule.at(6000)).toEqual({ epoch: 300, batch: 20, batches: 20 });
});

test('the last batch of an epoch takes what is left', () => {
  const schedule = createSchedule(25, { batch: 10 }, []);
  expect(schedule.at(3)).toEqual({ epoch: 1, batch: 3, batches: 3 });
  expect(schedule.endOf(4)).toBe(12);
});

test('another batch size within an epoch changes how many batches the epoch has', () => {
  const schedule = createSchedule(100, { batch: 10 }, [change(4, 30)]);
  expect(schedule.at(4)).toEqual({ epoch: 1, batch: 4, batches: 6 });
  expect(schedule.at(6)).toEqual({ epoch: 1, batch: 6, batches: 6 });
  expect(schedule.at(7)).toEqual({ epoch: 2, batch: 1, batches: 4 });
});

test('a batch larger than the data is one step an epoch', () => {
  expect(createSchedule(4, { batch: 100 }, []).at(7)).toEqual({ epoch: 7, batch: 1, batches: 1 });
});

test('every step lies in the epoch that ends after it, whatever the batch sizes were (seed 7)', () => {
  const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 })), { maxLength: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 90 }), sizes, (train, batch, gaps) => {
      let at = 0;
      const schedule = createSchedule(
        train,
        { batch },
        gaps.map(([gap, size]) => change((at += gap), size)),
      );
      for (let step = 1; step < 200; step++) {
        const place = schedule.at(step);
        const [from, to] = [schedule.endOf(place.epoch - 1), schedule.endOf(place.epoch)];
        expect(from < step && step <= to).toBe(true);
        expect(place).toMatchObject({ batch: step - from, batches: to - from });
      }
    }),
    { seed: 7, numRuns: 100 },
  );
});

test('epochs are those of the training session, across changes of the batch', () => {
  const settings = { ...defaultSettings('moons'), batch: 7 };
  const dataset = makeDataset('moons', { samples: 90, noise: 0.1, testShare: 0.3, seed: 1 });
  const session = createSession(settings, dataset);
  const finished: number[] = [];
  for (let step = 1; step <= 60; step++) {
    if (step === 6) session.tune({ batch: 20 });
    if (step === 31) session.tune({ batch: 4 });
    session.advance(1);
    finished.push(session.engine.epoch);
  }
  const schedule = createSchedule(dataset.train, settings, session.events);
  const expected = finished.map((_, i) => {
    const { epoch, batch, batches } = schedule.at(i + 1);
    return batch === batches ? epoch : epoch - 1;
  });
  expect(finished).toEqual(expected);
});
