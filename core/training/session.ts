import { checkDataset } from '../data/check-dataset.ts';
import type { Dataset } from '../data/dataset.ts';
import { scaleInputs } from '../data/scale-inputs.ts';
import { checkLength } from '../engine/check.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { Engine, EngineState, Tunable } from '../engine/engine.ts';
import type { Network } from '../engine/network.ts';
import { optimizerSlots } from '../engine/optimizer.ts';
import { samplesOf } from '../engine/samples.ts';
import { LabError } from '../lab-error.ts';
import type { Divergence, FilmFrame, Measured, RunEvent } from '../protocol/messages.ts';
import { afterEvent, changesState, setsParameters, withChange } from './by-hand.ts';
import { type Curve, createCurve, curveBuckets } from './curve.ts';
import { explainDivergence } from './divergence.ts';
import { createFilm } from './film.ts';
import { firstStride } from './first-stride.ts';
import { createMeasures } from './measures.ts';
import { engineOptions, type Settings, settingsAt, tunableOf, withoutIdleOrder } from './settings.ts';
import { createThinned } from './thinned.ts';

/** Bytes that the exact states of a run may take together, those of its branches included. */
export const stateBudget = 64 * 1024 * 1024;
const mostStates = 512;

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
  readonly tunable: ReturnType<typeof tunableOf>;
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
  /** The latest measure at or before this step; where there is none, one of this step. */
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
export function createSession(wanted: Settings, given: Dataset, startParameters?: Float32Array, past?: Past): Session {
  checkDataset(given);
  const settings = withoutIdleOrder(wanted);
  const dataset = settings.data.scale ? scaleInputs(given, settings.data.scale) : given;
  const options = engineOptions(settings, dataset);
  const samples = samplesFor(dataset, options.network);
  const engine = createEngine(options, samples);
  const stride = firstStride(options, samples.train);
  if (startParameters) engine.setParameters(startParameters);
  const start = engine.state();
  let budget = stateBudget;
  let events: readonly RunEvent[] = past?.events ?? [];
  let states = createThinned(start, mostKept(), past?.states, stride);
  const film = createFilm(engine, dataset, start, past);
  const measures = createMeasures(engine, dataset, past?.measured);
  let curve = curveOf(past);
  const losses = new Float32Array(4096);
  let batchLoss = Number.NaN;
  let divergence: Divergence | undefined;
  let end = past?.end ?? 0;
  let left: EngineState | undefined;

  /** How many states the budget has room for, each as large as the largest optimizer of the run makes it; one is the last. */
  function mostKept(): number {
    const slots = events.map(({ change: { optimizer } }) => (optimizer ? optimizerSlots[optimizer.name] : 0));
    const each = start.parameters.byteLength * (1 + Math.max(start.slots.length, ...slots));
    return Math.max(2, Math.min(mostStates, Math.floor(budget / each) - 1));
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
    film.offer();
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
    measures.cut(after);
    events = events.filter((one) => one.step <= after);
    end = after;
    left = undefined;
  }

  /** What training left at the last step, if the run is there or was; undefined when that was changed there. */
  function lastState(): EngineState | undefined {
    if (left?.step === end) return left;
    const isThere = engine.step === end && !changesState(events.find((event) => event.step === end));
    return isThere ? engine.state() : undefined;
  }

  /** Goes on with another past of this run. */
  function take(other: Past): void {
    events = other.events;
    states = createThinned(start, mostKept(), other.states, stride);
    film.take(other);
    curve = curveOf(other);
    measures.take(other.measured);
    end = other.end;
    divergence = undefined;
    left = undefined;
  }

  /** What a step was, or will be, taken with. */
  function tunableAt(step: number): Session['tunable'] {
    return tunableOf(settingsAt(settings, events, step - 1));
  }

  function seek(step: number): void {
    const to = Math.max(0, Math.min(step, end));
    if (to < end && states.list.at(-1)!.step < end) left = lastState();
    const from = states.before(to);
    // The last step is taken again rather than restored, so that its batch and loss are there too; unless that is a long way.
    const earlier = states.before(Math.max(0, to - 1));
    const state = from.step === to && to - earlier.step <= states.stride ? earlier : from;
    engine.tune(tunableAt(state.step));
    engine.restore(state);
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
  function change(added: Parameters<typeof withChange>[2]): void {
    forget(engine.step);
    events = withChange(events, engine.step, added);
    states.limit(mostKept());
    divergence = undefined;
    applyEvents();
    if (added.jump || added.edits.length > 0) measures.forgetHere();
  }

  applyEvents();
  measures.here();

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
      return film.version;
    },
    get measured() {
      return measures.list;
    },
    advance,
    seek(step) {
      seek(step);
      divergence = undefined;
    },
    tune: (values) => change({ change: values, edits: [] }),
    edit(index, value) {
      if (!(index >= 0 && index < engine.parameterCount)) {
        throw new LabError('shape', `no parameter ${index}: the network has ${engine.parameterCount}`);
      }
      change({ change: {}, edits: [{ index, value }] });
    },
    jump(parameters) {
      checkLength('parameters', parameters.length, engine.parameterCount);
      if (!parameters.every(Number.isFinite)) throw new LabError('settings', 'parameters: finite numbers are expected');
      change({ change: {}, edits: [], jump: parameters.slice() });
    },
    endHere: () => forget(engine.step),
    past() {
      const kept = states.list.slice(1);
      const last = states.list.at(-1)!.step < end ? lastState() : undefined;
      return {
        end,
        events,
        measured: measures.list,
        states: last ? [...kept, last] : kept,
        curve: curve.curve(),
        film: film.list.slice(1),
      };
    },
    take(other, step) {
      take(other);
      seek(step);
    },
    limitStates(bytes) {
      budget = bytes;
      states.limit(mostKept());
    },
    measure: measures.here,
    lastMeasured: measures.latest,
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
