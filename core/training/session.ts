import type { Dataset } from '../data/dataset.ts';
import { planeGrid } from '../data/plane.ts';
import { scaleInputs } from '../data/scale-inputs.ts';
import { checkLength } from '../engine/check.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { Engine, EngineState, Evaluation, Tunable } from '../engine/engine.ts';
import type { Network } from '../engine/network.ts';
import { samplesOf } from '../engine/samples.ts';
import { LabError } from '../lab-error.ts';
import {
  type Divergence,
  type FilmFrame,
  filmGrid,
  type Measured,
  type ParameterEdit,
  type RunEvent,
} from '../protocol/messages.ts';
import { afterEvent, setsParameters } from './by-hand.ts';
import { type Curve, createCurve, curveBuckets } from './curve.ts';
import { explainDivergence } from './divergence.ts';
import { engineOptions, type Settings, settingsAt, tunableOf } from './settings.ts';
import { createThinned } from './thinned.ts';

/** Bytes that the exact states of a run may take together, those of its branches included. */
export const stateBudget = 64 * 1024 * 1024;
const mostStates = 512;
const mostFilmFrames = 96;
const mostMeasured = 512;
/** Samples of each set that a measure looks at. */
export const measuredSamples = 2000;

/**
 * One run: a network, its data, where it is and all that it remembers. Every step that was taken can be gone to again,
 * exactly. Pure of hosts: who calls `advance`, and when, decides the pace.
 */
export interface Session {
  readonly settings: Settings;
  readonly dataset: Dataset;
  readonly engine: Engine;
  readonly step: number;
  /** The furthest step the run has been at. */
  readonly end: number;
  /** Loss of the last step's batch; NaN at the start. */
  readonly batchLoss: number;
  /** Set once the numbers left the finite range; the run stands at its last finite step then. */
  readonly divergence: Divergence | undefined;
  readonly tunable: Tunable;
  readonly events: readonly RunEvent[];
  /** Whether the run began from parameters that were given to it. */
  readonly startIsGiven: boolean;
  readonly states: readonly EngineState[];
  readonly film: readonly FilmFrame[];
  /** Grows whenever the film changes. */
  readonly filmVersion: number;
  readonly measured: readonly Measured[];

  /** Trains up to this many steps; returns how many were taken. Fewer only when the run diverged or has no samples. */
  advance(steps: number): number;
  /** Goes to a step between 0 and the furthest one, exactly. */
  seek(step: number): void;
  /** Changes the run from here on: what lay after this step is forgotten. */
  tune(change: Partial<Tunable>): void;
  /** Sets one parameter from here on; what lay after this step is forgotten. Throws a `shape` error for an index that is none. */
  edit(index: number, value: number): void;
  /**
   * Sets all parameters from here on; what lay after this step is forgotten. Throws a `shape` error for parameters of another
   * network, a `settings` error for such as are not finite.
   */
  jump(parameters: Float32Array): void;
  /** The run ends at this step: what lay after it is forgotten. */
  endHere(): void;
  /** All that the run remembers; what the session does later leaves it as it is. */
  past(): Past;
  /** Goes on with another past of a run with these settings, data and start, at one of its steps. */
  take(past: Past, step: number): void;
  /** Keeps exact states of so many bytes at most from here on, though at least two. */
  limitStates(bytes: number): void;
  /** Measures loss and accuracy here, unless that is known already. */
  measure(): Measured;
  /** The latest measure at or before this step. */
  lastMeasured(): Measured;
  curve(): Curve;
}

/** What a run remembers of itself: with its settings, data and start a session takes it up again, to the same bits. */
export interface Past extends Pick<Session, 'end' | 'events' | 'measured'> {
  /** Exact states after step 0, in rising step. Any may be missing: steps after it are then a longer way. */
  readonly states: readonly EngineState[];
  readonly curve: Curve;
  /** Maps after step 0; made again from the states when it is missing. */
  readonly film?: readonly FilmFrame[];
}

/**
 * Starts a run, from fresh weights or from given ones, on data that is scaled here when the settings say so; or takes up
 * one that has a past, at step 0. Throws `settings`, `shape` or `limit` errors; nothing is half made.
 */
export function createSession(
  settings: Settings,
  given: Dataset,
  startParameters?: Float32Array,
  past?: Past,
): Session {
  const dataset = settings.data.scale ? scaleInputs(given, settings.data.scale) : given;
  const options = engineOptions(settings, dataset);
  const engine = createEngine(options, samplesFor(dataset, options.network));
  if (startParameters) engine.setParameters(startParameters);
  const start = engine.state();
  let mostKept = statesWithin(stateBudget);
  let states = createThinned(start, mostKept, past?.states);
  const firstMap: FilmFrame = { step: 0, map: filmMap() };
  let film = createThinned(firstMap, mostFilmFrames, past && (past.film ?? earlierFilm(past.states)));
  let curve = curveOf(past);
  const losses = new Float32Array(4096);
  let filmVersion = 1;
  let batchLoss = Number.NaN;
  let divergence: Divergence | undefined;
  let events: readonly RunEvent[] = past?.events ?? [];
  let measured: Measured[] = [...(past?.measured ?? [])];
  let end = past?.end ?? 0;

  function statesWithin(bytes: number): number {
    const each = start.parameters.byteLength * (1 + start.slots.length);
    return Math.max(2, Math.min(mostStates, Math.floor(bytes / each)));
  }

  function filmMap(): Float32Array {
    const grid = planeGrid(dataset, filmGrid);
    const points = grid.length / 2;
    if (points === 0) return grid;
    const units = engine.unitMaps(grid, points);
    const outputs = engine.network.sizes.at(-1)!;
    return units.slice(units.length - outputs * points, units.length - (outputs - 1) * points);
  }

  /** The film of a run that is taken up, from its states. */
  function earlierFilm(kept: readonly EngineState[]): readonly FilmFrame[] {
    if (!dataset.plane) return [];
    const [, ...later] = createThinned(start, mostFilmFrames, kept).list;
    const frames = later.map((state) => {
      engine.restore(state);
      return { step: state.step, map: filmMap() };
    });
    engine.restore(start);
    return frames;
  }

  /** Steps from here to the next one at which something is remembered or was changed. */
  function stretch(): number {
    const toState = states.stride - (engine.step % states.stride);
    const event = events.find((one) => one.step > engine.step);
    return Math.min(losses.length, toState, event ? event.step - engine.step : Number.POSITIVE_INFINITY);
  }

  function remember(taken: number): void {
    const known = end - (engine.step - taken);
    for (let i = Math.max(0, known); i < taken; i++) curve.add(losses[i]!);
    batchLoss = losses[taken - 1] ?? batchLoss;
    end = Math.max(end, engine.step);
    states.offer(engine.step, () => engine.state());
    if (!dataset.plane) return;
    film.offer(engine.step, () => {
      filmVersion += 1;
      return { step: engine.step, map: filmMap() };
    });
  }

  function advance(steps: number): number {
    let taken = 0;
    while (taken < steps && !divergence && dataset.train > 0) {
      applyEvents();
      const part = losses.subarray(0, Math.min(steps - taken, stretch()));
      const written = engine.train(part);
      const failed = written > 0 && !Number.isFinite(part[written - 1]!);
      const done = failed ? written - 1 : written;
      if (done > 0) remember(done);
      taken += done;
      if (!failed) continue;
      divergence = explainDivergence({
        engine,
        settings: { ...settings, ...tunableAt(engine.step + 1) },
        dataset,
        seek,
      });
      forget(engine.step);
    }
    return taken;
  }

  /** The run ends here: what was remembered of later steps is of no use. */
  function forget(after: number): void {
    states.cut(after);
    film.cut(after);
    curve.cut(after);
    measured = measured.filter((one) => one.step <= after);
    events = events.filter((one) => one.step <= after);
    end = after;
    filmVersion += 1;
  }

  /** Goes on with another past of this run. */
  function take(other: Past): void {
    states = createThinned(start, mostKept, other.states);
    film = createThinned(firstMap, mostFilmFrames, other.film ?? earlierFilm(other.states));
    curve = curveOf(other);
    events = other.events;
    measured = [...other.measured];
    end = other.end;
    divergence = undefined;
    filmVersion += 1;
  }

  /** What a step was, or will be, taken with. */
  function tunableAt(step: number): Tunable {
    return tunableOf(settingsAt(settings, events, step - 1));
  }

  function seek(step: number): void {
    const to = Math.max(0, Math.min(step, end));
    const from = states.before(to);
    // The last step is taken again rather than restored, so that its batch and loss are there too; unless that is a long way.
    const earlier = states.before(Math.max(0, to - 1));
    const state = from.step === to && to - earlier.step <= states.stride ? earlier : from;
    engine.restore(state);
    engine.tune(tunableAt(state.step));
    batchLoss = Number.NaN;
    while (engine.step < to) {
      applyEvents();
      const part = losses.subarray(0, Math.min(to - engine.step, stretch()));
      const done = engine.train(part);
      batchLoss = part[done - 1]!;
    }
    applyEvents();
  }

  /** What was changed at this step is changed again. */
  function applyEvents(): void {
    const here = events.find((event) => event.step === engine.step);
    if (!here) return;
    engine.tune(here.change);
    if (setsParameters(here)) engine.setParameters(afterEvent(here, engine.parameters()));
  }

  /** Adds to what was changed at this step; the run starts anew from here. */
  function addEvent(change: Partial<Tunable>, edits: readonly ParameterEdit[], jump?: Float32Array): void {
    forget(engine.step);
    const earlier = events.filter((one) => one.step < engine.step);
    const here = events.find((one) => one.step === engine.step);
    const earlierEdits = jump ? [] : (here?.edits ?? []);
    const to = jump ?? here?.jump;
    const event: RunEvent = {
      step: engine.step,
      change: { ...here?.change, ...change },
      ...(to ? { jump: to } : {}),
      edits: [...earlierEdits.filter((one) => edits.every((next) => next.index !== one.index)), ...edits],
    };
    events = [...earlier, event];
    divergence = undefined;
    applyEvents();
  }

  function measure(): Measured {
    const at = measured.findIndex((one) => one.step >= engine.step);
    const known = measured[at];
    if (known?.step === engine.step) return known;
    const one: Measured = {
      step: engine.step,
      train: dataset.train > 0 ? engine.evaluate('train', measuredSamples) : nothing,
      test: dataset.test > 0 ? engine.evaluate('test', measuredSamples) : nothing,
    };
    measured.splice(at < 0 ? measured.length : at, 0, one);
    if (measured.length > mostMeasured) {
      measured = measured.filter((_, i) => i % 2 === 0 || i === measured.length - 1);
    }
    return one;
  }

  applyEvents();
  measure();

  return {
    settings,
    dataset,
    engine,
    startIsGiven: startParameters !== undefined,
    get step() {
      return engine.step;
    },
    get end() {
      return end;
    },
    get batchLoss() {
      return batchLoss;
    },
    get divergence() {
      return divergence;
    },
    get tunable() {
      return tunableAt(engine.step + 1);
    },
    get events() {
      return events;
    },
    get states() {
      return states.list;
    },
    get film() {
      return film.list;
    },
    get filmVersion() {
      return filmVersion;
    },
    get measured() {
      return measured;
    },
    advance,
    seek(step) {
      seek(step);
      divergence = undefined;
    },
    tune: (change) => addEvent(change, []),
    edit(index, value) {
      if (!(index >= 0 && index < engine.parameterCount)) {
        throw new LabError('shape', `no parameter ${index}: the network has ${engine.parameterCount}`);
      }
      addEvent({}, [{ index, value }]);
      measured = measured.filter((one) => one.step < engine.step);
    },
    jump(parameters) {
      checkLength('parameters', parameters.length, engine.parameterCount);
      if (!parameters.every(Number.isFinite)) throw new LabError('settings', 'parameters: finite numbers are expected');
      addEvent({}, [], parameters.slice());
      measured = measured.filter((one) => one.step < engine.step);
    },
    endHere: () => forget(engine.step),
    past: () => ({
      end,
      events,
      measured: [...measured],
      states: states.list.slice(1),
      curve: curve.curve(),
      film: film.list.slice(1),
    }),
    take(other, step) {
      take(other);
      seek(step);
    },
    limitStates(bytes) {
      mostKept = statesWithin(bytes);
      states.limit(mostKept);
    },
    measure,
    lastMeasured: () => measured.findLast((one) => one.step <= engine.step) ?? measured[0]!,
    curve: () => curve.curve(),
  };
}

const curveOf = (past: Past | undefined) => createCurve(curveBuckets, past && { curve: past.curve, steps: past.end });

/** An engine is made for samples. A set without any gives it one of zeros, which is never trained on nor measured. */
function samplesFor(dataset: Dataset, network: Network): ReturnType<typeof samplesOf> {
  const samples = samplesOf(dataset, network);
  if (samples.train.count > 0) return samples;
  const zeros = (length: number) => new Float32Array(length);
  const train = { count: 1, inputs: zeros(network.sizes[0]!), targets: zeros(network.sizes.at(-1)!) };
  return { ...samples, train };
}

const nothing: Evaluation = { loss: Number.NaN, correct: 0, count: 0 };
