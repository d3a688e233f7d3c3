import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { safeFileName } from '../../core/file-name.ts';
import { describeError } from '../../core/lab-error.ts';
import { readHead } from '../../core/run-file/read-head.ts';
import type { Clock } from '../../core/training/clock.ts';
import type { DataSettings } from '../../core/training/settings.ts';
import type { RunStore } from '../host/host.ts';
import type { Lab } from '../store/lab.ts';
import type { Saved } from '../store/trainer-line.ts';
import { type Course, continues, isWithin } from './continues.ts';
import { freeName, runName } from './run-name.ts';

/** A run that could not be kept: why, and its file where it was written, to be kept elsewhere. */
interface KeepTrouble {
  readonly message: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** Keeps the run on screen while it goes. */
export interface Keeper {
  /** The name under which the run on screen is kept; undefined as long as it is not. */
  readonly name: ReadonlySignal<string | undefined>;
  /** Grows with every run that is kept. */
  readonly version: ReadonlySignal<number>;
  readonly trouble: Signal<KeepTrouble | undefined>;
  /** The run on screen was just taken up from one that is kept. */
  adopt(name: string): void;
  /** Does what changes names of files while no run is being written: a run would else come back under a name of before. */
  inTurn<T>(deed: () => Promise<T>): Promise<T>;
  renamed(name: string, to: string): void;
  /** The run on screen is not kept again once its file was removed; `id` names that removal. */
  removed(name: string, id: string): void;
  /** The file of that removal is there again, under this name. */
  returned(id: string, as: string): void;
}

/** A file of a run, and how far the run went in it, in each of its branches. */
interface Filed {
  readonly name: string;
  readonly courses: readonly Course[];
}

/** What is known of one run of the trainer. A branch that was removed keeps the file that it was in. */
interface Kept {
  readonly run: number;
  /** The latest last. */
  readonly filed: readonly Filed[];
  /** The file from elsewhere that it was taken up from. */
  readonly origin?: Filed;
  /** The latest file. */
  readonly file?: Uint8Array;
  /** The latest file, when the user removed it: the run is not kept again. */
  readonly unwanted?: Filed & { readonly id: string };
}

/** Milliseconds between two files of a run that is going: more for large files, so that the disk has its rest. */
const pause = { least: 4000, perMegabyte: 2000, most: 60_000 };
/** The same of a run that stands still and is changed by hand. */
const still = 1000;
/** Runs before the one on screen that are remembered. */
const mostBefore = 3;
/** A run that was stopped before so many steps is nothing to keep. */
const fewest = 100;

/**
 * Keeps runs of a lab: every few seconds while they go, when they pause or end, and before another takes their place. A file
 * is written over only by one that has all of it and more, in the same branch or another: nothing newer is ever lost.
 */
export function startKeeper(lab: Lab, store: RunStore, clock: Clock, dataName: (data: DataSettings) => string): Keeper {
  /** The run on screen, and those before it whose files may still be on their way. */
  const runs = new Map<number, Kept>();
  let asked = Number.NEGATIVE_INFINITY;
  /** What is being done to files, one after the other. */
  let last: Promise<void> | undefined;
  const name = signal<string | undefined>(undefined);
  const version = signal(0);
  const trouble = signal<KeepTrouble | undefined>(undefined);

  const knownOf = (run: number): Kept => runs.get(run) ?? nothing(run);

  /** What is known of the run on screen. */
  const present = (): Kept => knownOf(lab.runNumber());

  function know(next: Kept): void {
    // Only the run on screen may need its file again.
    const { file, ...rest } = next;
    runs.set(next.run, file && next.run === lab.runNumber() ? next : rest);
    for (const run of runs.keys()) if (run < lab.runNumber() - mostBefore) runs.delete(run);
    name.value = nameOf(present());
  }

  function isDue(): boolean {
    const frame = lab.frame.peek();
    const known = present();
    if (!frame || frame.run !== known.run || known.unwanted) return false;
    if (isFiled(known, { steps: frame.end, events: frame.events })) return false;
    const { least, perMegabyte, most } = pause;
    const megabytes = (known.file?.length ?? 0) / 1e6;
    const rest = frame.playing ? Math.min(most, Math.max(least, megabytes * perMegabyte)) : still;
    return (known.filed.length > 0 || frame.playing || frame.end >= fewest) && clock.now() - asked >= rest;
  }

  function keep(): void {
    asked = clock.now();
    const known = present();
    const file = lab.save();
    // A name that was found free must be taken before the next is looked for.
    inTurn(() => put(known, file));
    // It may fail while the one before is still being written.
    file.catch(() => {});
  }

  function inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const done = (last ?? Promise.resolve()).then(deed);
    const over = () => {
      if (last === mine) last = undefined;
    };
    const mine: Promise<void> = done.then(over, over);
    last = mine;
    return done;
  }

  async function put({ run }: Kept, file: Promise<Saved>): Promise<void> {
    const before = knownOf(run);
    if (before.unwanted) return;
    let saved: Saved;
    try {
      saved = await file;
    } catch (thrown) {
      const { code, message } = describeError(thrown);
      // A trainer that ended, or never took the run, is told of elsewhere.
      if (code === 'limit') trouble.value = { message };
      return;
    }
    const { steps, events, others, bytes } = saved;
    const freshName = () => runName(dataName(saved.data), saved.sizes);
    const courses = [{ steps, events }, ...others];
    const holds = (course: Course) => courses.some((now) => continues(course, now));
    let own = before.filed.findLast((one) => one.courses.every(holds))?.name;
    try {
      own ??= await freeNameFor(nameOf(before) ?? before.origin?.name ?? freshName());
      await store.write(own, bytes);
    } catch (thrown) {
      trouble.value = {
        message: describeError(thrown).message,
        file: { name: `${own ?? freshName()}.plab`, bytes },
      };
      return;
    }
    trouble.value = undefined;
    const earlier = knownOf(run).filed.filter((one) => one.name !== own);
    know({ ...knownOf(run), filed: [...earlier, { name: own, courses }], file: bytes });
    version.value += 1;
  }

  async function freeNameFor(wanted: string): Promise<string> {
    const others = await store.list();
    return freeName(
      wanted,
      others.map((one) => one.name),
    );
  }

  lab.keepWith({
    leaving() {
      if (lab.frame.peek()?.run === lab.runNumber() && isWorth()) keep();
    },
    opened({ name: from, bytes }) {
      const { steps, events, branches } = readHead(bytes, from)!.manifest;
      const others = branches?.list.flatMap(({ course }) => course ?? []) ?? [];
      const name = safeFileName(from.replace(/\.plab$/i, ''));
      know({ run: lab.runNumber(), filed: [], origin: { name, courses: [{ steps, events }, ...others] }, file: bytes });
    },
    lastFile: () => {
      const known = present();
      const { file, origin } = known;
      return file && { name: `${nameOf(known) ?? origin?.name}.plab`, bytes: file };
    },
    takenUp: (run) => know({ ...knownOf(run - 1), run }),
  });

  /** Whether what happened since the last file would be missed. */
  function isWorth(): boolean {
    const { end, events } = lab.frame.peek()!;
    const known = present();
    return end >= fewest && !known.unwanted && !isFiled(known, { steps: end, events });
  }

  const keepWhenDue = () => {
    if (!last && isDue()) keep();
  };
  effect(() => {
    if (lab.calmFrame.value?.playing === false) keepWhenDue();
    name.value = nameOf(present());
  });
  const tick = () => {
    keepWhenDue();
    clock.after(still, tick);
  };
  tick();

  return {
    name,
    version,
    trouble,
    adopt(own) {
      const { origin, ...known } = present();
      if (origin) know({ ...known, filed: [{ ...origin, name: own }] });
    },
    inTurn,
    renamed(from, to) {
      for (const known of runs.values()) {
        know({ ...known, filed: known.filed.map((one) => (one.name === from ? { ...one, name: to } : one)) });
      }
    },
    removed(gone, id) {
      for (const known of runs.values()) {
        const latest = known.filed.at(-1);
        const filed = known.filed.filter((one) => one.name !== gone);
        know({ ...known, filed, ...(latest?.name === gone ? { unwanted: { ...latest, id } } : {}) });
      }
    },
    returned(id, as) {
      for (const { unwanted, ...known } of runs.values()) {
        if (unwanted?.id !== id) continue;
        know({ ...known, filed: [...known.filed, { name: as, courses: unwanted.courses }] });
      }
    },
  };
}

const nothing = (run: number): Kept => ({ run, filed: [] });

/** The name of its latest file. */
const nameOf = ({ filed }: Kept): string | undefined => filed.at(-1)?.name;

/** Whether all of the branch on screen is in a file. */
function isFiled({ filed, origin }: Kept, now: Course): boolean {
  const files = [...filed, ...(origin ? [origin] : [])];
  return files.some(({ courses }) => courses.some((one) => isWithin(one, now)));
}
