import type { EngineState } from '../engine/engine.ts';
import { LabError } from '../lab-error.ts';
import type { BranchInfo } from '../protocol/messages.ts';
import { type Comparison, compareBranches } from './compare-branches.ts';
import { type Past, type Session, stateBudget } from './session.ts';

/** Of so many branches, the one on screen included, the oldest that nothing came of goes when another is made. */
const most = 24;

/** A line of steps through a run that others have left or that has left another. */
export interface Branch {
  readonly id: number;
  readonly name: string;
  /** The branch that it left, and after which step; the first one left none. */
  readonly parent: number | undefined;
  readonly from: number;
  /** What it remembers; undefined while it is on screen, and the session does. */
  readonly past: Past | undefined;
}

/** All branches of a run. */
export interface Tree {
  /** The branch on screen. */
  readonly current: number;
  /** In rising `id`. */
  readonly branches: readonly Branch[];
}

/** The tree of a run that was never left. */
export const singleBranch: Tree = {
  current: 1,
  branches: [{ id: 1, name: '', parent: undefined, from: 0, past: undefined }],
};

/** A branch while it may change. */
type Growing = { -readonly [Key in keyof Branch]: Branch[Key] };

/** The tree of branches of one run. All share its settings, data and start, and differ by what was changed on the way. */
export interface Branches {
  readonly list: readonly BranchInfo[];
  /** The branch on screen. */
  readonly current: number;
  /** Keeps what lies after the present step as a branch, before it is changed: the run goes on as a branch of its own. */
  leave(): void;
  /** Begins a branch at the present step, whether or not anything lies after it. */
  begin(): void;
  /** Brings a branch on screen, at a step of it; at its last one without. */
  take(id: number, step?: number): void;
  name(id: number, name: string): void;
  /** Forgets a branch; those that left it count as leaving its parent. The one on screen stays: a `settings` error says so. */
  remove(id: number): void;
  /** What a branch remembers. */
  pastOf(id: number): Past;
  compare(one: number, other: number): Comparison;
  /** The tree as it is now; what happens later leaves it as it is. */
  tree(): Tree;
}

/** The branches of a run whose session stands in the current one. */
export function createBranches(session: Session, { current: onScreen, branches: known } = singleBranch): Branches {
  let branches: Growing[] = known.map((one) => ({ ...one }));
  let current = branches.find(({ id }) => id === onScreen)!;
  let lastId = branches.at(-1)!.id;
  share();

  function branch(id: number): Growing {
    const found = branches.find((one) => one.id === id);
    if (!found) throw new LabError('settings', `no branch ${id}`);
    return found;
  }

  function begin(): void {
    const { step } = session;
    current.past = session.past();
    lastId += 1;
    const next: Growing = { id: lastId, name: '', parent: current.id, from: step, past: undefined };
    branches = [...branches, next];
    current = next;
    if (branches.length > most) forget(branches.find((one) => one !== current && !isParent(one)) ?? branches[0]!);
    session.endHere();
    share();
  }

  const isParent = ({ id }: Growing) => branches.some(({ parent }) => parent === id);

  function forget(gone: Growing): void {
    branches = branches
      .filter((one) => one !== gone)
      .map((one) =>
        one.parent === gone.id ? { ...one, parent: gone.parent, from: Math.min(one.from, gone.from) } : one,
      );
    current = branches.find(({ id }) => id === current.id)!;
  }

  /** The session and the branches that are not on screen have half the budget each, once there are such. */
  function share(): void {
    const kept = () => branches.flatMap(({ past }) => past?.states ?? []);
    session.limitStates(branches.length > 1 ? stateBudget / 2 : stateBudget);
    while (bytesOf(kept()) > stateBudget / 2) {
      const count = ({ past }: Branch) => past?.states.length ?? 0;
      const largest = branches.reduce((best, one) => (count(one) > count(best) ? one : best));
      const { past } = largest;
      if (!past) return;
      largest.past = { ...past, states: past.states.filter((_, i, { length }) => i % 2 === 1 || isLast(i, length)) };
    }
  }

  /** The last of several stays as long as another does. */
  const isLast = (i: number, length: number) => length > 1 && i === length - 1;

  const pastOf = (id: number) => branch(id).past ?? session.past();

  return {
    get list() {
      return branches.map((one) => {
        const { id, name, parent, from } = one;
        const { end, measured } = one.past ?? session;
        return { id, name, from, end, measured, ...(parent === undefined ? {} : { parent }) };
      });
    },
    get current() {
      return current.id;
    },
    leave() {
      if (session.step < session.end) begin();
    },
    begin,
    take(id, step) {
      const next = branch(id);
      if (next === current) return session.seek(step ?? session.end);
      current.past = session.past();
      const { past } = next;
      current = next;
      next.past = undefined;
      session.take(past!, step ?? past!.end);
      share();
    },
    name(id, name) {
      branch(id).name = name;
    },
    remove(id) {
      const gone = branch(id);
      if (gone === current) throw new LabError('settings', 'the branch on screen cannot be removed');
      forget(gone);
      share();
    },
    pastOf,
    tree: () => ({ current: current.id, branches: branches.map((one) => ({ ...one })) }),
    compare(one, other) {
      const [a, b] = [pastOf(one), pastOf(other)];
      const [past, step] = [session.past(), session.step];
      try {
        return compareBranches(session, a, b);
      } finally {
        session.take(past, step);
      }
    },
  };
}

/** States that several branches share count once. */
function bytesOf(states: readonly EngineState[]): number {
  return [...new Set(states)].reduce(
    (sum, { parameters, slots }) => sum + parameters.byteLength * (1 + slots.length),
    0,
  );
}
