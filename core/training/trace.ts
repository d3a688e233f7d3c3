import type { Session } from './session.ts';

/** At most so many steps are given at once, spread evenly over those that are kept. */
const mostPoints = 192;
const mostBytes = 32 * 1024 * 1024;

/** The parameters along the run: of the kept steps after one, and of the present step. */
export function traceOf(session: Session, after: number): { steps: Uint32Array; parameters: Float32Array } {
  const count = session.engine.parameterCount;
  const kept = session.states.filter((state) => state.step > after && state.step <= session.step);
  const most = Math.max(2, Math.min(mostPoints, Math.floor(mostBytes / (4 * count))));
  const every = Math.ceil(kept.length / most);
  const chosen = kept.filter((_, i) => i % every === 0);
  const points = chosen.map(({ step, parameters }) => ({ step, parameters }));
  if (points.at(-1)?.step !== session.step) {
    points.push({ step: session.step, parameters: session.engine.parameters() });
  }
  const parameters = new Float32Array(points.length * count);
  points.forEach((point, i) => {
    parameters.set(point.parameters, i * count);
  });
  return { steps: Uint32Array.from(points, (point) => point.step), parameters };
}
