import { sampleInputs } from '../data/sample-input.ts';
import { nextBatch } from '../engine/order.ts';
import { healthOf, type LayerHealth } from './health.ts';
import type { Session } from './session.ts';

/** Training samples whose way through the network is looked at. */
const samplesSeen = 200;

/** The training samples of the batch that the next step takes: known without taking it. */
export function batchAhead({ engine, dataset, tunable }: Session): Uint32Array {
  const { epoch, drawn } = engine;
  return nextBatch({ seed: tunable.order, count: dataset.train, batch: tunable.batch, epoch, drawn });
}

/** How the layers are, first to last, at the step where a session stands; none without samples to train on. */
export function checkUp(session: Session): readonly LayerHealth[] {
  const { engine, dataset } = session;
  const count = Math.min(samplesSeen, dataset.train);
  if (count === 0) return [];
  const gradient = engine.gradient(batchAhead(session), 'backprop');
  return healthOf(engine.network, engine.unitMaps(sampleInputs(dataset, 0, count), count), gradient);
}
