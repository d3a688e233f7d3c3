import { parameterCount } from '../engine/network.ts';
import type { Divergence, WayOut } from '../protocol/messages.ts';
import type { Session } from './session.ts';

/** A rate is tried for so many steps, fewer where they would take more products than this. */
const trial = { most: 200, least: 10, products: 1e9 };
/** Training samples over which losses are compared. */
const samples = 500;
/** Tenths of tenths of the rate that are tried. */
const tenths = 40;

/** The learning rate divided by ten so many times. */
export const tenthOf = (rate: number, times = 1): number => Number((rate / 10 ** times).toPrecision(6));

/**
 * From where a run that diverged can go on: the last kept step whose training loss had risen by less than a tenth of the way
 * from the lowest one back to that of the start, and the largest rate of a tenth, a hundredth, … with which the next steps,
 * when they are tried, stay finite and leave the loss no higher. Undefined where there is none. The run is left at its last
 * finite step.
 */
export function findWayOut(session: Session, { lastFinite, learningRate }: Divergence): WayOut | undefined {
  const { engine, states } = session;
  const losses = new Float32Array(trialSteps(session));
  const known = new Map<number, number>();

  const lossHere = () => engine.evaluate('train', samples).loss;
  const lossOf = (state: number): number => {
    if (!known.has(state)) session.seek(states[state]!.step);
    const loss = known.get(state) ?? lossHere();
    known.set(state, loss);
    return loss;
  };
  /** Whether the next steps stay finite and end in a loss of at most so much. Numerical gradients would take too long. */
  const holds = (step: number, rate: number, most: number): boolean => {
    session.seek(step);
    engine.tune({ learningRate: rate, gradient: 'backprop' });
    const taken = engine.train(losses);
    return Number.isFinite(losses[taken - 1]!) && lossHere() <= most;
  };

  const back = doublingBack(states.length - 1);
  const lowest = Math.min(...back.map(lossOf).filter(Number.isFinite));
  const ceiling = lowest + (lossOf(0) - lowest) / 10;
  const sound = lastWhere(back, (state) => lossOf(state) <= ceiling);
  const again = !holds(lastFinite, tenthOf(learningRate), Number.MAX_VALUE);
  const wayOut = sound === undefined ? undefined : rateFor(states[sound]!.step);
  session.seek(lastFinite);
  return wayOut;

  function rateFor(step: number): WayOut | undefined {
    const rates = Array.from({ length: tenths }, (_, i) => tenthOf(learningRate, i + 1));
    const rate = rates.find((one) => holds(step, one, ceiling));
    const found = { step, loss: lossOf(sound!), tried: losses.length, again };
    return rate === undefined ? undefined : { ...found, learningRate: rate };
  }
}

function trialSteps({ engine, tunable }: Session): number {
  const affordable = Math.floor(trial.products / (parameterCount(engine.network) * tunable.batch));
  return Math.max(trial.least, Math.min(trial.most, affordable));
}

/** The places from the last one back to 0, at distances that double. */
function doublingBack(last: number): readonly number[] {
  const places = [last];
  for (let distance = 1; distance < last; distance *= 2) places.push(last - distance);
  return last > 0 ? [...places, 0] : places;
}

/** The last of these falling places that will do, or one between it and the place before, which will not. */
function lastWhere(places: readonly number[], will: (place: number) => boolean): number | undefined {
  const at = places.findIndex(will);
  if (at <= 0) return places[at];
  let [good, bad] = [places[at]!, places[at - 1]!];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (will(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
