import type { Dataset } from '../data/dataset.ts';
import type { Tunable } from '../engine/engine.ts';
import { parameterCount } from '../engine/network.ts';
import type { View } from '../protocol/commands.ts';
import type { TwinFrame } from '../protocol/messages.ts';
import { seenEvent } from './by-hand.ts';
import type { Clock } from './clock.ts';
import { type Difference, settingsWith, shared } from './difference.ts';
import { outputMaps } from './frame.ts';
import { createSession } from './session.ts';
import { networkFor, type Settings } from './settings.ts';
import { createStopwatch } from './stopwatch.ts';

/** A second lane beside a run: the same start, data and order of samples, one setting different, always at the same step. */
export interface Twin {
  /** Trains on to a step of the first lane, or as far as its numbers stay finite; takes and returns the time. */
  advanceTo(step: number, now: number): number;
  seek(step: number): void;
  tune(change: Partial<Tunable>): void;
  edit(index: number, value: number): void;
  /** Jumps along where the network has the same shape. */
  jump(parameters: Float32Array): void;
  measure(): void;
  /** A picture of this lane; all arrays are exact copies. */
  frame(view: View): TwinFrame;
  dispose(): void;
}

/** Starts a second lane. With parameters to start from, it takes them where its network has the same shape. */
export function createTwin(
  first: Settings,
  difference: Difference,
  data: Dataset,
  clock: Clock,
  start: Float32Array | undefined,
): Twin {
  const settings = settingsWith(first, difference);
  const fits = start?.length === parameterCount(networkFor(settings, data));
  const session = createSession(settings, data, fits ? start : undefined);
  const { engine } = session;
  const stopwatch = createStopwatch();

  return {
    advanceTo(step, began) {
      const taken = session.advance(step - session.step);
      const ended = clock.now();
      stopwatch.add(taken, ended - began);
      return ended;
    },
    seek: (step) => session.seek(step),
    tune(change) {
      const ours = shared(change, difference);
      if (Object.keys(ours).length > 0) session.tune(ours);
    },
    edit(index, value) {
      if (index < engine.parameterCount) session.edit(index, value);
    },
    jump(parameters) {
      if (parameters.length === engine.parameterCount) session.jump(parameters);
    },
    measure: () => session.measure(),
    frame: (view) => ({
      step: session.step,
      settings,
      events: session.events.map(seenEvent),
      outputMaps: outputMaps(session, view.outputGrid),
      measured: session.measured,
      now: session.lastMeasured(),
      secondsPerStep: stopwatch.secondsPerStep,
      ...(session.divergence ? { divergence: session.divergence } : {}),
    }),
    dispose: () => engine.dispose(),
  };
}
