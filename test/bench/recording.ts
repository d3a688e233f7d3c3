import { makeDataset } from '../../core/data/built-in.ts';
import { createEngine } from '../../core/engine/create-engine.ts';
import { samplesOf } from '../../core/engine/samples.ts';
import { createSession } from '../../core/training/session.ts';
import { defaultSettings, engineOptions } from '../../core/training/settings.ts';

/** Steps at a time: about as many as the trainer takes. */
const slice = 10;

/**
 * What it costs that a run of digits (784-50-10, SGD, batches of 100) remembers every step, as a share of the time that its engine
 * takes alone: over the first steps of a run, which remembers most then. Both take slices by turns, in turning order.
 */
export function recordingCost(steps: number): number {
  const settings = defaultSettings('digits');
  if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
  const dataset = makeDataset(settings.data.name, settings.data);
  const options = engineOptions(settings, dataset);
  const engine = createEngine(options, samplesOf(dataset, options.network));
  const session = createSession(settings, dataset);
  const losses = new Float32Array(slice);
  const alone = { took: 0, train: () => void engine.train(losses) };
  const recorded = { took: 0, train: () => void session.advance(slice) };
  for (let step = 0; step < steps; step += slice) {
    for (const lane of step % (2 * slice) === 0 ? [alone, recorded] : [recorded, alone]) {
      const began = performance.now();
      lane.train();
      lane.took += performance.now() - began;
    }
  }
  engine.dispose();
  session.engine.dispose();
  return recorded.took / alone.took - 1;
}
