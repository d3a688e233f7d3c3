import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LabError } from '../../../core/lab-error.ts';
import type { Frame, SeenEvent } from '../../../core/protocol/messages.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import type { RunStore } from '../../../renderer/host/host.ts';
import { memoryRuns } from '../../../renderer/host/memory-runs.ts';
import { startKeeper } from '../../../renderer/runs/keeper.ts';
import type { Lab } from '../../../renderer/store/lab.ts';
import type { Saved } from '../../../renderer/store/trainer-line.ts';
import { moonsRun } from '../../support/runs.ts';
import { tickingClock } from '../../support/ticking-clock.ts';

const moons = moonsRun();
const bytes = writeRun(moons);
/** What was changed in that run. */
const opened: SeenEvent = { step: 30, change: { learningRate: 0.02 }, edits: [] };
type Keeping = Parameters<Lab['keepWith']>[0];

/** A lab whose run the test moves by hand, and its keeper. */
function scene(store: RunStore = memoryRuns(() => 1)) {
  const frame = signal<Frame | undefined>(undefined);
  let run = 1;
  let keeping: Keeping | undefined;
  let saves = 0;
  let course: Pick<Saved, 'steps' | 'events' | 'others'> = { steps: 0, events: [], others: [] };
  let failure: LabError | undefined;
  const lab = {
    frame,
    calmFrame: frame,
    runNumber: () => run,
    async save(): Promise<Saved> {
      saves += 1;
      if (failure) throw failure;
      return { type: 'saved', run, data: moons.settings.data, sizes: moons.engine.network.sizes, ...course, bytes };
    },
    keepWith: (one: Keeping) => {
      keeping = one;
    },
  } as unknown as Lab;
  const clock = tickingClock(0);
  const keeper = startKeeper(lab, store, clock, ({ name }) => name);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    store,
    keeper,
    settle,
    get saves() {
      return saves;
    },
    get keeping() {
      return keeping!;
    },
    fail(thrown: LabError | undefined) {
      failure = thrown;
    },
    /** The run gets so far, beside other branches. */
    show(steps: number, playing: boolean, events: readonly SeenEvent[] = [], others: Saved['others'] = []) {
      course = { steps, events, others };
      frame.value = { run, step: steps, end: steps, playing, events } as unknown as Frame;
    },
    begin() {
      keeping!.leaving();
      run += 1;
    },
    /** Another trainer takes the run up from its latest file. */
    replace() {
      run += 1;
      keeping!.takenUp(run);
    },
    async pass(milliseconds: number) {
      for (let time = 0; time < milliseconds; time += 1000) {
        clock.run(1000);
        await settle();
      }
    },
    names: async () => (await store.list()).map(({ name }) => name),
  };
}

let one: ReturnType<typeof scene>;
beforeEach(() => {
  one = scene();
});

describe('a keeper', () => {
  test('keeps a run that goes on every four seconds, under one name after its data and shape', async () => {
    for (let steps = 1000; steps <= 12_000; steps += 1000) {
      one.show(steps, true);
      await one.pass(1000);
    }
    expect(one.saves).toBe(3);
    expect(await one.names()).toEqual(['moons 2-4-3-1']);
    expect(one.keeper.name.value).toBe('moons 2-4-3-1');
  });

  test('keeps a run when it pauses, once, and one that stands still not again', async () => {
    one.show(500, false);
    await one.pass(20_000);
    expect(one.saves).toBe(1);
  });

  test('does not keep a run that was stopped within its first 100 steps', async () => {
    one.show(99, false);
    await one.pass(20_000);
    one.begin();
    expect(one.saves).toBe(0);
  });

  test('keeps a run before another takes its place', async () => {
    one.show(500, true);
    one.begin();
    await one.settle();
    expect(await one.names()).toEqual(['moons 2-4-3-1']);
    one.show(700, false);
    await one.pass(2000);
    expect(await one.names()).toEqual(['moons 2-4-3-1', 'moons 2-4-3-1 (2)']);
  });

  test('gives the last steps of a run that another follows to the file that it has', async () => {
    one.show(500, false);
    await one.pass(2000);
    one.show(600, true);
    one.begin();
    one.keeping.opened({ name: 'other.plab', bytes });
    await one.settle();
    expect(one.saves).toBe(2);
    expect(await one.names()).toEqual(['moons 2-4-3-1']);
    expect(one.keeper.name.value).toBeUndefined();
  });

  test('never writes over what is newer: a run changed at an earlier step is kept beside the one before', async () => {
    one.show(500, false);
    await one.pass(2000);
    one.show(200, false, [{ step: 200, change: { learningRate: 1 }, edits: [] }]);
    await one.pass(2000);
    one.show(900, false, [{ step: 200, change: { learningRate: 1 }, edits: [] }]);
    await one.pass(2000);
    expect(await one.names()).toEqual(['moons 2-4-3-1', 'moons 2-4-3-1 (2)']);
    expect(one.saves).toBe(3);
  });

  test('has one file for all branches, and leaves it alone once one of them is removed', async () => {
    const branch = [{ step: 200, change: { learningRate: 1 }, edits: [] }];
    one.show(500, false);
    await one.pass(2000);
    one.show(300, false, branch, [{ steps: 500, events: [] }]);
    await one.pass(2000);
    one.show(500, false, [], [{ steps: 300, events: branch }]);
    await one.pass(2000);
    expect(one.saves).toBe(2);
    one.show(700, false, [], [{ steps: 300, events: branch }]);
    await one.pass(2000);
    one.show(900, false, branch, [{ steps: 700, events: [] }]);
    await one.pass(2000);
    expect(one.saves).toBe(4);
    expect(await one.names()).toEqual(['moons 2-4-3-1']);
    one.show(1000, false, branch);
    await one.pass(2000);
    expect(await one.names()).toEqual(['moons 2-4-3-1', 'moons 2-4-3-1 (2)']);
  });

  test('goes on under the name of the run that was taken up, and under a new one when it is renamed', async () => {
    await one.store.write('best', bytes);
    one.begin();
    one.keeping.opened({ name: 'best.plab', bytes });
    one.keeper.adopt('best');
    one.show(700, false, [opened]);
    await one.pass(2000);
    expect(await one.names()).toEqual(['best']);
    await one.store.rename('best', 'better');
    one.keeper.renamed('best', 'better');
    one.show(900, false, [opened]);
    await one.pass(2000);
    expect(await one.names()).toEqual(['better']);
  });

  test('is not renamed while it is written, and not under its old name again after that', async () => {
    const store = memoryRuns(() => 1);
    let finish = () => {};
    const slow: RunStore = {
      ...store,
      write: (name, file) =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }).then(() => store.write(name, file)),
    };
    const other = scene(slow);
    await store.write('moons 2-4-3-1', bytes);
    other.keeping.opened({ name: 'moons 2-4-3-1.plab', bytes });
    other.keeper.adopt('moons 2-4-3-1');
    other.show(500, false, [opened]);
    await other.pass(2000);
    const renamed = other.keeper.inTurn(async () => {
      await store.rename('moons 2-4-3-1', 'best');
      other.keeper.renamed('moons 2-4-3-1', 'best');
    });
    await other.settle();
    finish();
    await renamed;
    expect(await other.names()).toEqual(['best']);
    other.show(600, false, [opened]);
    await other.pass(2000);
    finish();
    await other.settle();
    expect(await other.names()).toEqual(['best']);
  });

  test('keeps the run of a file that came from elsewhere only once it goes on, and then under the name of the file', async () => {
    one.begin();
    one.keeping.opened({ name: 'from Ada.plab', bytes });
    one.show(50, false, [opened]);
    await one.pass(9000);
    expect(one.saves).toBe(0);
    expect(one.keeping.lastFile()).toEqual({ name: 'from Ada.plab', bytes });
    one.show(500, false, [opened]);
    await one.pass(2000);
    expect(await one.names()).toEqual(['from Ada']);
  });

  test('leaves a run alone whose file was removed, until the file is there again', async () => {
    one.show(500, false);
    await one.pass(2000);
    const [name] = (await one.names()) as [string];
    const file = await one.store.read(name, 1e9);
    await one.store.remove(name);
    one.keeper.removed(name, '1 a');
    one.show(900, false);
    await one.pass(9000);
    expect(await one.names()).toEqual([]);
    await one.store.write('back', file);
    one.keeper.returned('2 a', 'other');
    expect(one.keeper.name.value).toBeUndefined();
    one.keeper.returned('1 a', 'back');
    await one.pass(2000);
    expect(one.saves).toBe(2);
    expect(await one.names()).toEqual(['back']);
  });

  test('tells why a run could not be kept, hands its file out, and tries again', async () => {
    const full = {
      ...memoryRuns(() => 1),
      write: vi.fn().mockRejectedValueOnce(new LabError('file', 'the disk is full')),
    };
    const other = scene(full);
    other.show(500, true);
    await other.pass(1000);
    expect(other.keeper.trouble.value).toEqual({
      message: 'the disk is full',
      file: { name: 'moons 2-4-3-1.plab', bytes },
    });
    await other.pass(6000);
    expect(other.keeper.trouble.value).toBeUndefined();
    expect(full.write).toHaveBeenCalledTimes(2);
  });

  test('says when a run takes more than a file may have, and nothing of a trainer that ended', async () => {
    one.fail(new LabError('internal', 'the trainer ended before the run was written'));
    one.show(500, true);
    await one.pass(5000);
    expect(one.keeper.trouble.value).toBeUndefined();
    one.fail(new LabError('limit', 'the run takes 300 bytes'));
    await one.pass(5000);
    expect(one.keeper.trouble.value).toEqual({ message: 'the run takes 300 bytes' });
  });

  test('has the latest file for a new trainer, and goes on with it under the same name', async () => {
    expect(one.keeping.lastFile()).toBeUndefined();
    one.show(500, false);
    await one.pass(2000);
    expect(one.keeping.lastFile()).toEqual({ name: 'moons 2-4-3-1.plab', bytes });
    one.replace();
    one.show(800, false);
    await one.pass(2000);
    expect(await one.names()).toEqual(['moons 2-4-3-1']);
  });
});
