import type { EngineOptions } from '../engine/engine.ts';
import { samplesOf } from '../engine/samples.ts';
import { describeError, LabError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import type { Port } from '../protocol/port.ts';
import { sameBits } from '../run-file/same-bits.ts';
import type { Clock } from '../training/clock.ts';
import { engineOptions } from '../training/settings.ts';
import type { Comparison } from './comparison.ts';
import { drawSurface, wayOf } from './draw.ts';
import { float64Map } from './float64-check.ts';
import { createLossMeasure, type LossMeasure, type Measured } from './loss-measure.ts';
import { type Plane, placeOn } from './plane.ts';
import {
  type DrawJob,
  isComplete,
  parseSurfaceRequest,
  type Surface,
  type SurfaceMessage,
  type SurfaceRequest,
} from './protocol.ts';
import { createLaneTraining, type LaneTraining } from './train-lanes.ts';

/** Computing stops after so many milliseconds to hear messages. */
const slice = 8;
/** A job that is done within so many milliseconds shows its end alone: coarse pictures would only flicker by. */
const atOnce = 100;
/** Compared paths are trained for so many milliseconds at most, and shown so often meanwhile. */
const budget = 30_000;
const glance = 700;

/** The network of a run and its data. */
interface Ground {
  readonly options: EngineOptions;
  readonly samples: Measured['samples'];
}

/**
 * Computes the loss surfaces that the page at the other end of the port asks for. The same in a utility process, a Web
 * Worker and in tests. A newer job ends the one under way; jobs and networks that are older than the latest are dropped.
 */
export function serveSurface(port: Port, clock: Clock): void {
  let run = -1;
  let job = -1;
  let network: Ground | undefined;
  let measure: { readonly of: string; readonly loss: LossMeasure } | undefined;
  /** The comparison of the latest job that had one: other planes are cut through the same paths. */
  let lanes: { readonly of: string; readonly start: Float32Array; readonly training: LaneTraining } | undefined;
  /** The plane of the latest picture that the page was given. */
  let shown: { readonly surface: Surface; readonly plane: Plane; readonly loss: LossMeasure } | undefined;
  let work: Pieces<void> | undefined;
  let scheduled = false;

  const post = (message: SurfaceMessage) => port.post(message);
  port.onClose(() => {
    work = undefined;
  });
  port.onMessage((message) => {
    try {
      obey(parseSurfaceRequest(message));
    } catch (thrown) {
      post({ type: 'error', job: -1, ...describeError(thrown) });
    }
  });

  function obey(request: SurfaceRequest): void {
    switch (request.type) {
      case 'network': {
        if (request.run < run) return;
        const { settings, dataset } = request;
        run = request.run;
        measure?.loss.dispose();
        lanes?.training.end();
        work = network = measure = lanes = shown = undefined;
        const options = engineOptions(settings, dataset);
        network = { options, samples: samplesOf(dataset, options.network) };
        return;
      }
      case 'draw':
        if (request.run < run || request.job <= job) return;
        if (request.run > run || !network) throw new LabError('protocol', `run: ${request.run} has no network yet`);
        job = request.job;
        work = draw(network, request);
        return schedule();
      case 'place':
        // A click on a picture that another one has replaced in the meantime.
        if (request.job !== shown?.surface.job) return;
        return post({ type: 'placed', run, job: request.job, parameters: parametersAt(shown.plane, request) });
      case 'float64':
        if (request.job !== job || job !== shown?.surface.job || !isComplete(shown.surface)) return;
        work = compare64(shown);
        return schedule();
      case 'enough':
        return lanes?.training.end();
      case 'stop':
        work = undefined;
        return;
      default:
        throw new LabError('protocol', `unknown request: ${request satisfies never}`);
    }
  }

  /** The measure of the job before, if it is about the same samples. */
  function measureFor({ options, samples }: Ground, { set, batch }: DrawJob): LossMeasure {
    const of = [set, ...(batch ?? [])].join();
    if (measure?.of === of) return measure.loss;
    measure?.loss.dispose();
    measure = undefined;
    measure = { of, loss: createLossMeasure(options, { samples, set, batch: batch ?? new Uint32Array(0) }) };
    return measure.loss;
  }

  function* draw(of: Ground, request: DrawJob): Pieces<void> {
    const began = clock.now();
    const loss = measureFor(of, request);
    const show = (surface: Surface, plane: Plane) => {
      if (!isComplete(surface) && clock.now() - began < atOnce) return;
      shown = { surface, plane, loss };
      post(surface);
    };
    const way = wayOf(request, loss.parameterCount);
    const { compare } = request;
    if (!compare) return yield* drawSurface(loss, request, { ways: [way] }, show);

    const training = trainingFor(of, way.points[0]!, compare);
    const drawn = () => ({
      ways: training.ways(),
      compared: { ...compare, reached: training.reached, trains: !training.isDone },
    });
    let spent = 0;
    let looked = clock.now();
    while (!training.isDone) {
      const from = clock.now();
      yield* training.round();
      spent += clock.now() - from;
      if (spent > budget) training.end();
      if (training.isDone || clock.now() - looked < glance) continue;
      yield* drawSurface(loss, request, drawn(), show);
      looked = clock.now();
    }
    yield* drawSurface(loss, request, drawn(), show);
  }

  function* compare64({ surface, plane, loss }: NonNullable<typeof shown>): Pieces<void> {
    post({ type: 'float64', job: surface.job, ...(yield* float64Map(loss, plane, surface.square, surface.grid)) });
  }

  /** The training of the job before, if it is of the same paths; which of them is in hand does not matter to it. */
  function trainingFor({ options, samples }: Ground, start: Float32Array, compare: Comparison): LaneTraining {
    const { chosen, ...trained } = compare;
    const of = JSON.stringify(trained);
    if (lanes?.of === of && sameBits(lanes.start, start)) return lanes.training;
    lanes?.training.end();
    lanes = { of, start, training: createLaneTraining({ options, samples, start }, compare) };
    return lanes.training;
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    clock.soon(() => {
      scheduled = false;
      compute();
    });
  }

  /** Does pieces of the latest job for one slice of time: at least one. */
  function compute(): void {
    const began = clock.now();
    try {
      while (work) {
        if (work.next().done) work = undefined;
        else if (clock.now() - began >= slice) return schedule();
      }
    } catch (thrown) {
      work = undefined;
      post({ type: 'error', job, ...describeError(thrown) });
    }
  }
}

const parametersAt = (plane: Plane, { u, v }: { u: number; v: number }): Float32Array =>
  placeOn(plane, u, v, new Float32Array(plane.origin.length));
