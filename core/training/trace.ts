import { setsParameters } from './by-hand.ts';
import type { Session } from './session.ts';

/** At most so many steps are given at once, spread evenly over those that are kept. */
const mostPoints = 192;
const mostBytes = 32 * 1024 * 1024;

/**
 * The parameters along the run, of the kept steps after one and of the present step: (steps, parameters). A step at which
 * parameters were set by hand may come twice, before and after that. All of them, or
 * only those at some places of the flat array; a place that the network has not is NaN.
 */
export function traceOf(
  session: Session,
  after: number,
  only?: Uint32Array,
): { steps: Uint32Array; parameters: Float32Array } {
  const count = only ? only.length : session.engine.parameterCount;
  const kept = session.states.filter((state) => state.step > after && state.step <= session.step);
  const most = Math.max(2, Math.min(mostPoints, Math.floor(mostBytes / (4 * Math.max(1, count)))));
  const every = Math.ceil(kept.length / most);
  const chosen = kept.filter((_, i) => i % every === 0);
  const points = chosen.map(({ step, parameters }) => ({ step, parameters }));
  // A kept state is the one before parameters were set by hand at its step.
  const here = session.events.find((event) => event.step === session.step);
  if (points.at(-1)?.step !== session.step || setsParameters(here)) {
    points.push({ step: session.step, parameters: session.engine.parameters() });
  }
  const parameters = new Float32Array(points.length * count);
  points.forEach((point, i) => {
    const wanted = only ? Float32Array.from(only, (place) => point.parameters[place] ?? Number.NaN) : point.parameters;
    parameters.set(wanted, i * count);
  });
  return { steps: Uint32Array.from(points, (point) => point.step), parameters };
}
