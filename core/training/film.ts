import type { Dataset } from '../data/dataset.ts';
import { planeGrid } from '../data/plane.ts';
import type { Engine, EngineState } from '../engine/engine.ts';
import { type FilmFrame, filmGrid } from '../protocol/messages.ts';
import { createThinned } from './thinned.ts';

const mostFrames = 96;

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
  const grid = planeGrid(dataset, filmGrid);
  const first: FilmFrame = { step: 0, map: map() };
  let frames = createThinned(first, mostFrames, earlier && laterFrames(earlier));
  let version = 1;

  function map(): Float32Array {
    const points = grid.length / 2;
    if (points === 0) return grid;
    const units = engine.unitMaps(grid, points);
    const outputs = engine.network.sizes.at(-1)!;
    return units.slice(units.length - outputs * points, units.length - (outputs - 1) * points);
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
