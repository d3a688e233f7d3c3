import { type Signal, signal } from '@preact/signals';
import { browserClock } from '../browser-clock.ts';
import type { RunStore } from '../host/host.ts';
import type { Lab } from '../store/lab.ts';
import { passedOffer } from '../store/preferences.ts';
import { dataName } from './data-name.ts';
import { type Keeper, startKeeper } from './keeper.ts';
import { findOffer, markOf, type Offer } from './recovery.ts';

/** The runs that are kept, and what keeps the one on screen. */
export interface Runs {
  readonly store: RunStore;
  readonly keeper: Keeper;
  /** The run of an earlier time that is offered; nothing once a run of this time is under way. */
  readonly offer: Signal<Offer | undefined>;
}

/** Begins to keep the runs of a lab, and looks for one to go on with. */
export function startRuns(lab: Lab): Runs {
  const store = lab.host.runs;
  const keeper = startKeeper(lab, store, browserClock(), dataName);
  const offer = signal<Offer | undefined>(undefined);
  // A store that cannot be read is told of in the Runs room.
  findOffer(store, passedOffer.value || undefined).then(
    (found) => {
      offer.value = found;
    },
    () => {},
  );
  return { store, keeper, offer };
}

/** Does not offer this run again unless it goes on. */
export function passOffer({ offer }: Runs): void {
  if (offer.value) passedOffer.value = markOf(offer.value);
  offer.value = undefined;
}
