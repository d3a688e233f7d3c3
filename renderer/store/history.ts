/** Changes of the same name that follow each other closely are taken back as one, those of the same gesture however long it takes. */
export type Kind = string | symbol;

/** A change that can be taken back, and when and by what it was made. */
interface Entry<T> {
  readonly change: T;
  /** Undefined for a change that stands alone. */
  readonly kind: Kind | undefined;
  readonly time: number;
}

/** What can be taken back, and what was: each entry holds the change that would do it. Newest last. */
export interface History<T> {
  readonly past: readonly Entry<T>[];
  readonly future: readonly Entry<T>[];
}

export const emptyHistory: History<never> = { past: [], future: [] };

/** Changes that can be taken back. */
export const historyDepth = 100;

/** Milliseconds within which changes of one kind are one: a slider that is dragged. */
const together = 1000;

interface Remembered<T> extends Entry<T> {
  /** Whether these changes may be kept at the same time; the oldest ones go first. */
  readonly fits?: (changes: readonly T[]) => boolean;
}

/** Remembers the change that takes a new one back. What had been taken back before can no longer be done again. */
export function remember<T>(history: History<T>, { fits = () => true, ...entry }: Remembered<T>): History<T> {
  const last = history.past.at(-1);
  const close = typeof entry.kind === 'symbol' || entry.time - (last?.time ?? 0) < together;
  const joins = last?.kind !== undefined && last.kind === entry.kind && close;
  if (last && joins && history.future.length === 0) {
    return { past: [...history.past.slice(0, -1), { ...last, time: entry.time }], future: [] };
  }
  let past = [...history.past, entry].slice(-historyDepth);
  while (past.length > 1 && !fits(past.map(({ change }) => change))) past = past.slice(1);
  return { past, future: [] };
}

interface Move<T> {
  /** The change to make now. */
  readonly change: T;
  readonly history: History<T>;
}

/** Takes the latest change back; `reverse` gives the change that would bring the present back. Undefined when there is none. */
export function undo<T>({ past, future }: History<T>, reverse: (change: T) => T): Move<T> | undefined {
  const last = past.at(-1);
  if (!last) return undefined;
  const again = settled({ ...last, change: reverse(last.change) });
  return { change: last.change, history: { past: past.slice(0, -1).map(settled), future: [...future, again] } };
}

/** Makes the change that was taken back last once more. */
export function redo<T>({ past, future }: History<T>, reverse: (change: T) => T): Move<T> | undefined {
  const next = future.at(-1);
  if (!next) return undefined;
  const back = settled({ ...next, change: reverse(next.change) });
  return { change: next.change, history: { past: [...past, back], future: future.slice(0, -1) } };
}

/** An entry that nothing joins any more. */
const settled = <T>(entry: Entry<T>): Entry<T> => ({ ...entry, time: Number.NEGATIVE_INFINITY });
