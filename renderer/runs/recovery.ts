import type { KeptRun } from '../../core/protocol/desktop-calls.ts';
import type { RunStore } from '../host/host.ts';
import { headOf } from './head-of.ts';

/** A run of an earlier time that the lab offers to go on with. */
export interface Offer {
  readonly name: string;
  readonly steps: number;
  /** When it was last kept, as `Date` counts. */
  readonly time: number;
}

/** The mark of an offer, to tell one that was passed over from a later one. */
export const markOf = ({ name, time }: Pick<Offer, 'name' | 'time'>): string => `${time} ${name}`;

/** The run that was kept last, unless it was passed over before or cannot be read. */
export async function findOffer(store: RunStore, passed: string | undefined): Promise<Offer | undefined> {
  const latest = (await store.list()).reduce<KeptRun | undefined>(
    (best, one) => (best && best.time >= one.time ? best : one),
    undefined,
  );
  if (!latest || markOf(latest) === passed) return undefined;
  try {
    const { manifest } = await headOf(store, latest.name);
    return { name: latest.name, time: latest.time, steps: manifest.steps };
  } catch {
    // The Runs room says what is wrong with it.
    return undefined;
  }
}
