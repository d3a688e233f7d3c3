import { seenEvent } from './by-hand.ts';
import type { Past, Session } from './session.ts';

/** How two branches of a run differ. */
export interface Comparison {
  /** The first step whose parameters are not the same bits; undefined when there is none that both have been at. */
  readonly parted: number | undefined;
  /** Steps from there on that both have been at, the last one included, and how far their parameters are apart: |a - b|. */
  readonly steps: readonly number[];
  readonly distances: readonly number[];
  /** The last distance in terms of the length of the first branch's parameters: |a - b| / |a|. */
  readonly relative: number;
}

/** After a change that has no effect yet, so many steps are looked at until one has. */
const mostLooks = 256;
const mostDistances = 64;

/** Compares two pasts of one run; the session stands somewhere in one of them afterwards. */
export function compareBranches(session: Session, a: Past, b: Past): Comparison {
  const last = Math.min(a.end, b.end);
  const at = (past: Past, step: number) => {
    session.take(past, step);
    return session.engine.parameters();
  };
  const parted = firstDifference();
  if (parted === undefined) return { parted, steps: [], distances: [], relative: 0 };

  const others = new Map(b.states.map((state) => [state.step, state]));
  const shared = a.states.filter(({ step }) => step > parted && step < last && others.has(step));
  const every = Math.ceil(shared.length / mostDistances);
  const chosen = shared.filter((_, i) => i % every === 0);
  const [endA, endB] = [at(a, last), at(b, last)];
  const apart = distance(endA, endB);
  return {
    parted,
    steps: [...chosen.map(({ step }) => step), last],
    distances: [...chosen.map(({ step, parameters }) => distance(parameters, others.get(step)!.parameters)), apart],
    relative: apart / distance(endA, new Float32Array(endA.length)),
  };

  function firstDifference(): number | undefined {
    const from = firstChange(a, b);
    for (let step = from; step <= Math.min(last, from + mostLooks); step++) {
      const [one, other] = [at(a, step), at(b, step)];
      if (one.some((value, i) => !Object.is(value, other[i]))) return step;
    }
    return undefined;
  }
}

/** The step of the first change that only one of them has made; beyond both ends when there is none. */
function firstChange(a: Past, b: Past): number {
  const told = (past: Past) => past.events.map((event) => JSON.stringify(seenEvent(event)));
  const [one, other] = [told(a), told(b)];
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    if (one[i] === other[i]) continue;
    return Math.min(a.events[i]?.step ?? Number.POSITIVE_INFINITY, b.events[i]?.step ?? Number.POSITIVE_INFINITY);
  }
  return Number.POSITIVE_INFINITY;
}

function distance(a: Float32Array, b: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(squares);
}
