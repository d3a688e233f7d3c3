import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { describeError } from '../../core/lab-error.ts';
import type { KeptRun, RemovedRun } from '../../core/protocol/desktop-calls.ts';
import type { RunHead } from '../../core/run-file/read-head.ts';
import type { RunStore } from '../host/host.ts';
import { headOf } from './head-of.ts';
import type { Keeper } from './keeper.ts';
import { freeName } from './run-name.ts';

/** A kept run as the list shows it: its head once that is read, or why it cannot be. */
export interface Shelved extends KeptRun {
  readonly head?: RunHead;
  readonly problem?: string;
  /** The file has not been read as it is now: what is shown of it, if anything, is of before. */
  readonly isOld?: boolean;
}

/** The kept runs in hand: read, chosen, renamed, deleted and brought back. What fails is told in `problem`. */
export interface Shelf {
  /** Newest first; undefined before the first look. */
  readonly runs: ReadonlySignal<readonly Shelved[] | undefined>;
  readonly problem: Signal<string | undefined>;
  /** Names of the runs whose curves are laid over one another, in the order they were chosen; at most `mostChosen`. */
  readonly chosen: ReadonlySignal<readonly string[]>;
  /** The runs that were deleted and can be brought back, the latest first. */
  readonly removed: ReadonlySignal<readonly RemovedRun[]>;
  /** The run that was deleted last while this shelf was there, as long as it can be brought back. */
  readonly lastRemoved: ReadonlySignal<RemovedRun | undefined>;
  /** Reads the list anew, and the heads of runs that are new in it. */
  look(): Promise<void>;
  choose(name: string, on: boolean): void;
  rename(name: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  bringBack(run: RemovedRun): Promise<void>;
  /** Deletes one for good. */
  erase(run: RemovedRun): Promise<void>;
  /** Keeps a file under a name of its own. Its head must be that of a run. */
  add(name: string, bytes: Uint8Array): Promise<void>;
}

export const mostChosen = 6;
/** The list is shown again after so many heads. */
const together = 8;

type Keeping = Pick<Keeper, 'inTurn' | 'renamed' | 'removed' | 'returned'>;

export function createShelf(store: RunStore, keeper: Keeping): Shelf {
  const runs = signal<readonly Shelved[] | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const wanted = signal<readonly string[]>([]);
  const removed = signal<readonly RemovedRun[]>([]);
  const lastId = signal<string | undefined>(undefined);
  let looks = 0;

  async function told(deed: () => Promise<void>): Promise<void> {
    try {
      problem.value = undefined;
      await deed();
    } catch (thrown) {
      problem.value = describeError(thrown).message;
    }
  }

  /** Changes names of files while no run is being written, and looks again. */
  const toldInTurn = (deed: () => Promise<void>) =>
    told(async () => {
      await keeper.inTurn(deed);
      await look();
    });

  async function look(): Promise<void> {
    looks += 1;
    const mine = looks;
    const list = (await store.list()).toSorted(byTime);
    const before = new Map(runs.peek()?.map((run) => [run.name, run]));
    const next: Shelved[] = list.map((run) => {
      const known = before.get(run.name);
      return known?.time === run.time && known.bytes === run.bytes && !known.isOld ? known : run;
    });
    // While it is read again, a run that went on shows what was known of it.
    const show = () => {
      runs.value = next.map((run) => (isRead(run) ? run : { ...before.get(run.name), ...run, isOld: true }));
    };
    show();
    const unread = next.flatMap((run, i) => (isRead(run) ? [] : [i]));
    for (const [count, i] of unread.entries()) {
      next[i] = await withHead(next[i]!);
      if (mine !== looks) return;
      if ((count + 1) % together === 0) show();
    }
    if (unread.length > 0) runs.value = next;
    const aside = (await store.removed()).toSorted(byTime);
    if (mine === looks) removed.value = aside;
  }

  async function withHead({ name, bytes, time }: KeptRun): Promise<Shelved> {
    const run = { name, bytes, time };
    try {
      return { ...run, head: await headOf(store, name) };
    } catch (thrown) {
      return { ...run, problem: describeError(thrown).message };
    }
  }

  return {
    runs,
    problem,
    chosen: computed(() => wanted.value.filter((name) => runs.value?.some((run) => run.name === name))),
    removed,
    lastRemoved: computed(() => removed.value.find(({ id }) => id === lastId.value)),
    look: () => told(look),
    choose(name, on) {
      const others = wanted.value.filter((one) => one !== name);
      if (!on || others.length < mostChosen) wanted.value = on ? [...others, name] : others;
    },
    rename: (name, to) =>
      toldInTurn(async () => {
        await store.rename(name, to);
        batch(() => {
          keeper.renamed(name, to);
          wanted.value = wanted.value.map((one) => (one === name ? to : one));
          runs.value = runs.value?.map((run) => (run.name === name ? { ...run, name: to } : run));
        });
      }),
    remove: (name) =>
      toldInTurn(async () => {
        const id = await store.remove(name);
        keeper.removed(name, id);
        lastId.value = id;
      }),
    bringBack: ({ id, name }) =>
      toldInTurn(async () => {
        const taken = (await store.list()).map((run) => run.name);
        const as = freeName(name, taken);
        await store.bringBack(id, as);
        keeper.returned(id, as);
      }),
    erase: ({ id }) =>
      told(async () => {
        await store.erase(id);
        await look();
      }),
    add: (name, bytes) =>
      toldInTurn(async () => {
        await headOf({ read: async (_name, most) => bytes.subarray(0, most) }, name);
        const taken = (await store.list()).map((run) => run.name);
        await store.write(freeName(name, taken), bytes);
      }),
  };
}

const byTime = (a: KeptRun, b: KeptRun) => b.time - a.time || (a.name < b.name ? -1 : 1);

const isRead = (run: Shelved) => run.head !== undefined || run.problem !== undefined;
