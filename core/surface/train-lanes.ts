import { createEngine } from '../engine/create-engine.ts';
import type { Engine, EngineOptions, EngineState, Samples } from '../engine/engine.ts';
import { parameterCount } from '../engine/network.ts';
import { startWeights } from '../engine/start-weights.ts';
import type { Pieces } from '../pieces.ts';
import type { ComparedLane, Comparison } from './comparison.ts';

/** A way through parameter space. */
export interface Way {
  /** Steps of its points, rising. */
  readonly steps: readonly number[];
  /** (parameters) each */
  readonly points: readonly Float32Array[];
  /** Whether the numbers left the finite range after its last point. */
  readonly ended: boolean;
}

/** Lanes that are trained together: each round takes all of them to the same step. */
export interface LaneTraining {
  /** The step that all lanes have been at, or ended before. */
  readonly reached: number;
  readonly isDone: boolean;
  round(): Pieces<void>;
  /** What is not trained yet will not be. */
  end(): void;
  /** The lanes up to `reached`. */
  ways(): readonly [Way, ...Way[]];
}

/** What lanes are trained with. */
export interface Ground {
  readonly options: EngineOptions;
  readonly samples: { readonly train: Samples; readonly test: Samples };
  /** Start weights that all lanes share. */
  readonly start: Float32Array;
}

/** Points of a way at most, and numbers that the points of all ways take at most. */
const mostPoints = 49;
const mostNumbers = 6_000_000;
const rounds = 8;
/** Multiplications of one piece of training, about. */
const pieceWork = 2_000_000;
/** Engines that hold more input numbers than this together are made anew for every round. */
const mostHeld = 16_000_000;

/** Begins a comparison; nothing is trained yet. */
export function createLaneTraining(given: Ground, { lanes, steps, batch, l1, l2 }: Comparison): LaneTraining {
  const { samples, start } = given;
  const options = { ...given.options, batch, l1, l2 };
  const perLane = Math.floor(mostNumbers / (start.length * lanes.length));
  const marks = marksUpTo(steps, Math.max(3, Math.min(mostPoints, perLane)));
  const isHeavy = samples.train.inputs.length * lanes.length > mostHeld;
  const runners = lanes.map((lane) => createRunner({ options, samples, start }, lane, isHeavy));
  const perPiece = Math.ceil(pieceWork / (batch * parameterCount(options.network)));
  let last = 0;
  let isDone = false;

  function end(): void {
    isDone = true;
    for (const runner of runners) runner.rest();
  }

  return {
    get reached() {
      return marks[last]!;
    },
    get isDone() {
      return isDone;
    },
    *round() {
      const to = Math.min(marks.length - 1, last + Math.ceil((marks.length - 1) / rounds));
      for (const runner of runners) {
        yield* runner.goOn(marks.slice(0, to + 1), perPiece, () => isDone);
        if (isDone) return;
      }
      last = to;
      if (last === marks.length - 1) end();
    },
    end,
    ways: () => runners.map(({ wayTo }) => wayTo(marks[last]!)) as [Way, ...Way[]],
  };
}

/** Steps from 0 to the last one, close together at first, where a network moves most: at the squares of even shares. */
function marksUpTo(steps: number, count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => Math.round(steps * (i / (count - 1)) ** 2));
  return [...new Set(all)];
}

/** One lane: it keeps its points, and an engine while it trains. */
function createRunner({ options, samples, start }: Ground, lane: ComparedLane, isHeavy: boolean) {
  const { network, initialisation } = options;
  const { optimizer, learningRate, order, start: ownStart } = lane;
  const from = Float32Array.from(ownStart === undefined ? start : startWeights(network, initialisation, ownStart));
  const steps = [0];
  const points: Float32Array[] = [from];
  let engine: Engine | undefined;
  let state: EngineState | undefined;
  let ended = false;

  function resume(): Engine {
    if (engine) return engine;
    engine = createEngine({ ...options, optimizer, learningRate, order }, samples);
    if (state) engine.restore(state);
    else engine.setParameters(from);
    return engine;
  }

  function rest(): void {
    engine?.dispose();
    engine = undefined;
  }

  return {
    rest,
    /** Trains to each of these steps that is still ahead, and keeps where it is there. */
    *goOn(marks: readonly number[], perPiece: number, isOver: () => boolean): Pieces<void> {
      for (const mark of marks) {
        if (mark <= steps.at(-1)! || ended) continue;
        const running = resume();
        while (running.step < mark && !ended) {
          const losses = new Float32Array(Math.min(perPiece, mark - running.step));
          const written = running.train(losses);
          ended = written === 0 || !Number.isFinite(losses[written - 1]);
          yield;
          // In the meantime its engine may have been given back.
          if (isOver()) return;
        }
        const point = running.parameters();
        ended ||= !point.every(Number.isFinite);
        if (ended) break;
        steps.push(mark);
        points.push(point);
      }
      if (!isHeavy || !engine) return;
      state = engine.state();
      rest();
    },
    wayTo(step: number): Way {
      const within = steps.filter((one) => one <= step);
      return { steps: within, points: points.slice(0, within.length), ended: ended && within.length === steps.length };
    },
  };
}
