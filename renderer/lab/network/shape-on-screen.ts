import { computed, type ReadonlySignal } from '@preact/signals';
import type { Dataset } from '../../../core/data/dataset.ts';
import { type Layer, layersOf, type Network } from '../../../core/engine/network.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import { networkFor } from '../../../core/training/settings.ts';
import type { Lab, Unit } from '../../store/lab.ts';

/** The network that the frame on screen belongs to, and the data it learns. */
export interface Shape {
  readonly network: Network;
  readonly layers: readonly Layer[];
  readonly dataset: Dataset;
}

/**
 * The shape of the frame on screen. Settings run ahead of it: after a change they already describe a network of which
 * no number is known. So the shape is taken with the first frame of each run and kept until the next run's first frame.
 */
export function shapeOnScreen(lab: Lab): ReadonlySignal<Shape | undefined> {
  let run = -1;
  let shape: Shape | undefined;
  return computed(() => {
    const frame = lab.frame.value;
    if (frame && (frame.run !== run || !shape)) {
      run = frame.run;
      shape = shapeOf(lab, frame);
    }
    return shape;
  });
}

function shapeOf(lab: Lab, frame: Frame): Shape | undefined {
  const dataset = lab.dataset.peek();
  if (!dataset) return undefined;
  const network = networkFor(lab.settings.peek(), dataset);
  const layers = layersOf(network);
  const last = layers.at(-1)!;
  return frame.parameters.length === last.biases + last.outputs ? { network, layers, dataset } : undefined;
}

/** This unit, or one that the network has when it lost this one. */
export function unitWithin({ network: { sizes } }: Shape, { layer, index }: Unit): Unit {
  const nearest = Math.min(layer, sizes.length - 1);
  return { layer: nearest, index: Math.min(index, sizes[nearest]! - 1) };
}

/** Values of one layer for the input in hand, (units); layer 0 is the input. Undefined without an input in hand. */
export function valuesOf({ layers }: Shape, { probe }: Frame, layer: number): Float32Array | undefined {
  if (probe.x.length === 0) return undefined;
  if (layer === 0) return probe.x;
  const { units, outputs } = layers[layer - 1]!;
  return probe.z.subarray(units, units + outputs);
}

/** The frame for text that people read, when it is of the same run as the drawing. */
export function calmFrameOf(lab: Lab): Frame | undefined {
  const calm = lab.calmFrame.value;
  return calm && calm.run === lab.frame.peek()?.run ? calm : undefined;
}
