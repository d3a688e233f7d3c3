import type { EngineState } from '../engine/engine.ts';

/** Keyframes of a file take about so many bytes together for each 1,000 steps; never less than this, nor more than that. */
const bytesPerThousand = 3 * 1024 * 1024;
const mostBytes = 8 * 1024 * 1024;

/**
 * States for a file, of those after step 0 that a session keeps: at every power of two of steps that leaves them few enough
 * to hand on, so that a run that goes on from them remembers at an even pace again. `share` is the part of the bytes that they
 * may take.
 */
export function chosenStates(states: readonly EngineState[], steps: number, share = 1): readonly EngineState[] {
  const budget = share * Math.min(mostBytes, bytesPerThousand * Math.max(1, steps / 1000));
  let chosen = states.filter((state) => state.step > 0 && state.step <= steps);
  const bytes = (chosen[0]?.parameters.byteLength ?? 0) * (1 + (chosen[0]?.slots.length ?? 0));
  for (let distance = 2; chosen.length * bytes > budget; distance *= 2) {
    chosen = chosen.filter((state) => state.step % distance === 0);
  }
  return chosen;
}
