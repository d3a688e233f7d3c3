import { computed, type ReadonlySignal } from '@preact/signals';
import { optimizerNames } from '../../core/engine/optimizer.ts';
import type { Square } from '../../core/surface/grid.ts';
import type { Surface } from '../../core/surface/protocol.ts';
import { shapeOnScreen } from '../lab/network/shape-on-screen.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { axisNames } from './direction-words.ts';
import { type HeightField, heightAt, unitPlaces } from './height-field.ts';
import { type HeightScale, heightScale } from './height-scale.ts';
import type { SurfaceStore } from './surface-store.ts';

/** One point of a path in the picture: x and y from -1 to 1, tones from 0 to 1. */
export interface PathPoint {
  readonly x: number;
  readonly y: number;
  /** Tone where it lies: on the picture, or at its true loss. */
  readonly tone: number;
  /** Tone of its true loss, once that is known. */
  readonly truth: number;
}

/** A path of descent in the picture. */
export interface LanePath {
  /** Place of the optimizer among all: it gives the path its colour and its mark. */
  readonly lane: number;
  readonly name: string;
  /** Whether it is the one in hand, drawn stronger. */
  readonly chosen: boolean;
  /** Its pieces inside the picture. */
  readonly strokes: readonly (readonly PathPoint[])[];
  /** The marks at its two ends, where they are to be drawn. */
  readonly start: PathPoint | undefined;
  readonly end: PathPoint | undefined;
  /** Whether it lies on the picture, with stems to its true loss. */
  readonly gap: boolean;
}

/** A surface made ready to draw. */
export interface Picture {
  /** The part of the plane that is shown. */
  readonly square: Square;
  /** Changes only together with `field`. */
  readonly scale: HeightScale;
  /** Tones, with holes that are NaN. */
  readonly field: HeightField;
  /** Names of the two axes of the plane and of the heights. */
  readonly axes: readonly [string, string];
  readonly heightName: string;
  readonly paths: readonly LanePath[];
}

/** The picture of a network's loss. */
export interface NetworkPicture extends Picture {
  readonly surface: Surface;
}

/** The picture of the latest surface, by the choices of the room. */
export function pictureOf(lab: Lab, store: SurfaceStore): ReadonlySignal<NetworkPicture | undefined> {
  const shape = shapeOnScreen(lab);
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
    const path: LanePath = {
      lane: optimizerNames.indexOf(optimizer.name),
      name: t()[`optimizer.${optimizer.name}`],
      chosen: true,
      strokes: [points],
      start: points.length > 1 ? points[0] : undefined,
      end: points.at(-1),
      gap,
    };
    return {
      surface,
      square: surface.square,
      scale,
      field: tones,
      axes: axisNames(surface, shape.value),
      heightName: t().lossAxis,
      paths: [path],
    };
  });
}
