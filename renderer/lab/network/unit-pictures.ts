import type { Dataset } from '../../../core/data/dataset.ts';
import { planeGrid } from '../../../core/data/plane.ts';
import { unitCount } from '../../../core/engine/network.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import { type Shape, valuesOf } from './shape-on-screen.ts';

/** A square of values on the scale -1 to 1: (grid, grid), row 0 at the bottom. Valid until the next one is asked for. */
export interface UnitPicture {
  readonly kind: 'map' | 'weights' | 'value';
  readonly values: Float32Array;
  readonly grid: number;
}

/** Weights of pixels are shown on the scale from minus this to this, which stays the same through a run. */
export const pictureRange = 0.3;

/** Under this side in px a tile is filled by its activation. */
const smallestPicture = 18;

/**
 * Gives each unit's own picture: its map over the plane, its weights of a picture's pixels, or else its activation.
 *
 * Values are shown as they are, so that 0 is the paper: a sigmoid hidden unit goes from paper to full positive. The
 * outputs of binary cross entropy are shown as 2 p - 1, so that the boundary p = 1/2 is the paper. What lies beyond
 * -1 and 1 is drawn as -1 and 1.
 */
export function createUnitPictures() {
  const single = new Float32Array(4);
  let centred = new Float32Array(0);
  let pixels = new Float32Array(0);
  let axes: { dataset: Dataset; grid: number; values: Float32Array[] } | undefined;

  return (shape: Shape, frame: Frame, layer: number, unit: number, side: number): UnitPicture => {
    const { network, dataset, layers } = shape;
    const grid = frame.view.unitGrid;
    const signed = layer === layers.length && network.loss === 'binary-cross-entropy';
    if (side < smallestPicture) return value(shape, frame, layer, unit, signed);
    if (layer === 1 && dataset.image) return weights(shape, frame, unit);
    if (!dataset.plane || grid < 2) return value(shape, frame, layer, unit, signed);
    if (layer === 0) return { kind: 'map', values: axisMap(dataset, grid, unit), grid };
    const points = grid * grid;
    if (frame.unitMaps.length !== points * unitCount(network)) return value(shape, frame, layer, unit, signed);
    const from = (layers[layer - 1]!.units + unit) * points;
    const map = frame.unitMaps.subarray(from, from + points);
    return { kind: 'map', values: signed ? aroundHalf(map) : map, grid };
  };

  function value(shape: Shape, frame: Frame, layer: number, unit: number, signed: boolean): UnitPicture {
    const z = valuesOf(shape, frame, layer)?.[unit] ?? 0;
    return { kind: 'value', values: single.fill(signed ? 2 * z - 1 : z), grid: 2 };
  }

  function aroundHalf(map: Float32Array): Float32Array {
    if (centred.length !== map.length) centred = new Float32Array(map.length);
    for (let i = 0; i < map.length; i++) centred[i] = 2 * map[i]! - 1;
    return centred;
  }

  /** The value of one input over the plane. */
  function axisMap(dataset: Dataset, grid: number, input: number): Float32Array {
    if (axes?.dataset !== dataset || axes.grid !== grid) {
      const points = planeGrid(dataset, grid);
      const values = [0, 1].map((axis) => points.filter((_, i) => i % 2 === axis));
      axes = { dataset, grid, values };
    }
    return axes.values[input]!;
  }

  /** One unit's weight of each pixel, in the middle of a square, its rows from the bottom up. */
  function weights({ dataset, layers }: Shape, { parameters }: Frame, unit: number): UnitPicture {
    const { width, height } = dataset.image!;
    const { weights: first, outputs } = layers[0]!;
    const grid = Math.max(width, height);
    if (pixels.length !== grid * grid) pixels = new Float32Array(grid * grid);
    const left = (grid - width) >> 1;
    const below = (grid - height) >> 1;
    for (let row = 0; row < height; row++) {
      const to = (below + height - 1 - row) * grid + left;
      const from = first + row * width * outputs + unit;
      for (let column = 0; column < width; column++) {
        pixels[to + column] = parameters[from + column * outputs]! / pictureRange;
      }
    }
    return { kind: 'weights', values: pixels, grid };
  }
}
