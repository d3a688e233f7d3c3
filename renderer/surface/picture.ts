import { computed, type ReadonlySignal } from '@preact/signals';
import type { Float64Map } from '../../core/surface/float64-check.ts';
import type { Square } from '../../core/surface/grid.ts';
import { type HeightScale, heightScale } from '../../core/surface/height-scale.ts';
import { lookOf } from '../../core/surface/lane-look.ts';
import type { Surface } from '../../core/surface/protocol.ts';
import { shapeOnScreen } from '../lab/network/shape-on-screen.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { axisNames } from './direction-words.ts';
import type { HeightField } from './height-field.ts';
import { laneName } from './lane-words.ts';
import { pathInPicture } from './network-paths.ts';
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
  /** Which of six looks it has: colour, dash and mark. Each optimizer has its own. */
  readonly lane: number;
  readonly name: string;
  /** Whether it is the one in hand, drawn stronger. */
  readonly chosen: boolean;
  /** Its pieces inside the picture. */
  readonly strokes: readonly (readonly PathPoint[])[];
  /** The marks at its two ends, where they are to be drawn. */
  readonly start: PathPoint | undefined;
  readonly end: PathPoint | undefined;
  /** The points from which stems go to its true loss. */
  readonly stems: readonly PathPoint[];
}

/** A surface made ready to draw. */
export interface Picture {
  /** The part of the plane that is shown. */
  readonly square: Square;
  /** Changes only together with `field`. */
  readonly scale: HeightScale;
  /** Tones, with holes that are NaN. */
  readonly field: HeightField;
  /** What the surface is coloured by, where that is not its height: 0 to 1. */
  readonly tint?: HeightField;
  /** Names of the two axes of the plane and of the heights. */
  readonly axes: readonly [string, string];
  readonly heightName: string;
  readonly paths: readonly LanePath[];
}

/** The picture of a network's loss. */
export interface NetworkPicture extends Picture {
  readonly surface: Surface;
  /** The path in hand among those of the surface: it is told in numbers. */
  readonly inHand: number;
  /** What the tint shows. */
  readonly float64?: Float64Map;
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
  // A new tint is painted anew: it is made once for each map.
  const tint = computed(() => {
    const { map } = store.float64;
    if (!map.value) return undefined;
    const { shares, grid, largest } = map.value;
    return { values: shares.map((share) => share / (largest || 1)), grid };
  });
  return computed(() => {
    if (!field.value) return undefined;
    const { surface, scale, field: tones } = field.value;
    const float64 = store.float64.shown.value ? store.float64.map.value : undefined;
    const inHand = Math.min(store.comparison.chosen.value, surface.paths.length - 1);
    const settings = lab.settings.value;
    const paths = surface.paths.map((path, i) => {
      const shown = pathInPicture(path, field.value!, store.showGap.value);
      const look = { lane: lookOf(surface, i, settings.optimizer.name), name: laneName(surface, i, settings) };
      return { ...shown, ...look, chosen: i === inHand, stems: i === inHand ? shown.stems : [] };
    });
    return {
      surface,
      square: surface.square,
      scale,
      field: tones,
      axes: axisNames(surface, shape.value),
      heightName: t().lossAxis,
      paths,
      inHand,
      ...(float64 && tint.value ? { float64, tint: tint.value } : {}),
    };
  });
}
