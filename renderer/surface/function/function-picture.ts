import { computed, type ReadonlySignal } from '@preact/signals';
import { functionGrid } from '../../../core/surface/function-grid.ts';
import type { Pair } from '../../../core/surface/function-update.ts';
import type { Square } from '../../../core/surface/grid.ts';
import { heightScale } from '../../../core/surface/height-scale.ts';
import { isInside, type Place } from '../../../core/surface/inside-square.ts';
import { drape } from '../drape.ts';
import { heightAt } from '../height-field.ts';
import type { LanePath, Picture } from '../picture.ts';
import type { FunctionStore, Runner } from './function-store.ts';
import { laneName } from './lane-name.ts';

/** Points along each side of the surface. */
export const functionGridSize = 128;

export const placeIn = ({ u, v, half }: Square, [x, y]: Pair): Place => ({ x: (x - u) / half, y: (y - v) / half });

/** The picture of a function with its descents; undefined where it has no finite value. */
export function functionPictureOf(store: FunctionStore): ReadonlySignal<Picture | undefined> {
  const ground = computed(() => {
    const square = store.square.value;
    const values = functionGrid(store.f.value, square, functionGridSize);
    const scale = heightScale(values, store.logHeight.value);
    return scale && { square, scale, field: { values: values.map(scale.tone), grid: functionGridSize } };
  });
  return computed(() => {
    if (!ground.value) return undefined;
    const { square, field } = ground.value;
    const toneAt = (x: number, y: number) => heightAt(field, x, y);
    return {
      ...ground.value,
      axes: ['x', 'y'],
      heightName: 'f(x, y)',
      paths: store.runners.value.map((runner) => lanePath(runner, store, square, toneAt)),
    };
  });
}

function lanePath(
  { lane, descent }: Runner,
  store: FunctionStore,
  square: Square,
  toneAt: (x: number, y: number) => number,
): LanePath {
  const points = descent.points.slice(0, store.step.value + 1);
  const places = points.map(({ at }) => placeIn(square, at));
  const mark = (place: Place) =>
    isInside(place) ? { ...place, tone: toneAt(place.x, place.y), truth: Number.NaN } : undefined;
  return {
    lane: lane.place,
    name: laneName(lane, store.difference.value),
    chosen: lane.place === store.chosen.value,
    strokes: drape(places, toneAt),
    start: mark(places[0]!),
    end: places.length > 1 ? mark(places.at(-1)!) : undefined,
    stems: [],
  };
}
