import type { Dataset } from '../data/dataset.ts';
import { planeGrid } from '../data/plane.ts';
import type { Engine, EngineState } from '../engine/engine.ts';
import { parameterCount, unitCount } from '../engine/network.ts';
import { type FilmFrame, filmGrid } from '../protocol/messages.ts';
import { stretchMap } from './stretch-map.ts';
import { createThinned } from './thinned.ts';

const mostFrames = 96;
/** Products of a weight and an input that a map may take: of a large network it is taken from fewer points, and stretched. */
const affordable = 5e8;
const fewestPoints = 8;

/** What is known of a run before its film goes on. */
interface Earlier {
  /** Exact states after step 0, in rising step. */
  readonly states: readonly EngineState[];
  /** Maps after step 0; made again from the states when it is missing. */
  readonly film?: readonly FilmFrame[];
}

/** Small maps of the first output along a run. Without a plane there is one, and it is empty. */
export interface Film {
  readonly list: readonly FilmFrame[];
  /** Grows whenever the list changes. */
  readonly version: number;
  /** Remembers the present step when its turn has come. */
  offer(): void;
  /** Forgets what lies after a step. */
  cut(step: number): void;
  /** Goes on with another past of this run. The engine stands at the start then. */
  take(earlier: Earlier): void;
}

/** Begins the film of a run whose engine stands at its start, with what is known of later steps. */
export function createFilm(engine: Engine, dataset: Dataset, start: EngineState, earlier?: Earlier): Film {
  const { network } = engine;
  const afforded = Math.floor(Math.sqrt(affordable / parameterCount(network)));
  const side = Math.max(fewestPoints, Math.min(filmGrid, afforded));
  const points = planeGrid(dataset, side);
  const firstOutput = unitCount(network) - network.sizes.at(-1)!;
  const first: FilmFrame = { step: 0, map: map() };
  let frames = createThinned(first, mostFrames, earlier && laterFrames(earlier));
  let version = 1;

  function map(): Float32Array {
    if (points.length === 0) return points;
    const count = side * side;
    const values = engine.unitMaps(points, count, firstOutput).slice(0, count);
    return side === filmGrid ? values : stretchMap(values, side, filmGrid);
  }

  function laterFrames({ film, states }: Earlier): readonly FilmFrame[] {
    if (film) return film;
    if (!dataset.plane) return [];
    const [, ...later] = createThinned(start, mostFrames, states).list;
    const made = later.map((state) => {
      engine.setParameters(state.parameters);
      return { step: state.step, map: map() };
    });
    engine.setParameters(start.parameters);
    return made;
  }

  return {
    get list() {
      return frames.list;
    },
    get version() {
      return version;
    },
    offer() {
      if (!dataset.plane) return;
      frames.offer(engine.step, () => {
        version += 1;
        return { step: engine.step, map: map() };
      });
    },
    cut(step) {
      frames.cut(step);
      version += 1;
    },
    take(other) {
      frames = createThinned(first, mostFrames, laterFrames(other));
      version += 1;
    },
  };
}
