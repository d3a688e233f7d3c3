import { computed, type ReadonlySignal } from '@preact/signals';
import { optimizerNames } from '../../core/engine/optimizer.ts';
import type { Surface } from '../../core/surface/protocol.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { type HeightField, heightAt, unitPlaces } from './height-field.ts';
import { type HeightScale, heightScale } from './height-scale.ts';
import type { SurfaceStore } from './surface-store.ts';

/** One point of the path in the picture: x and y from -1 to 1, tones from 0 to 1. */
interface PathPoint {
  readonly x: number;
  readonly y: number;
  /** Tone where it lies: on the picture, or at its true loss. */
  readonly tone: number;
  /** Tone of its true loss, once that is known. */
  readonly truth: number;
}

/** A surface made ready to draw. */
export interface Picture {
  readonly surface: Surface;
  readonly scale: HeightScale;
  /** Tones, with holes that are NaN. */
  readonly field: HeightField;
  readonly points: readonly PathPoint[];
  /** Whether the path lies on the picture, with stems to its true loss. */
  readonly gap: boolean;
  /** Names of the two axes. */
  readonly axes: readonly [string, string];
  /** Place of the optimizer among all: it gives the path its colour and its mark. */
  readonly lane: number;
  readonly name: string;
}

/** The picture of the latest surface, by the choices of the room. */
export function pictureOf(lab: Lab, store: SurfaceStore): ReadonlySignal<Picture | undefined> {
  const field = computed(() => {
    const surface = store.surface.value;
    const scale = surface && heightScale(surface.values, store.logHeight.value);
    return (
      surface && scale && { surface, scale, field: { values: surface.values.map(scale.tone), grid: surface.grid } }
    );
  });
  return computed(() => {
    if (!field.value) return undefined;
    const { surface, scale, field: tones } = field.value;
    const { optimizer } = lab.settings.value;
    const gap = store.showGap.value;
    const points = unitPlaces(surface.square, surface.path.u, surface.path.v).map(({ x, y }, i) => {
      const truth = scale.tone(surface.path.loss[i] ?? Number.NaN);
      const on = heightAt(tones, x, y);
      return { x, y, tone: gap || Number.isNaN(truth) ? on : truth, truth };
    });
    return {
      surface,
      scale,
      field: tones,
      points,
      gap,
      axes: axisNames(surface),
      lane: optimizerNames.indexOf(optimizer.name),
      name: t()[`optimizer.${optimizer.name}`],
    };
  });
}

function axisNames({ directions }: Surface): readonly [string, string] {
  const words = t();
  switch (directions) {
    case 'principal':
      return [words.component('1'), words.component('2')];
    case 'start-to-now':
      return [words.startToNow, words.acrossAxis];
    case 'random':
      return [words.direction('1'), words.direction('2')];
  }
}
