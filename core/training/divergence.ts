import type { Dataset } from '../data/dataset.ts';
import { sampleInput } from '../data/sample-input.ts';
import type { Engine } from '../engine/engine.ts';
import { type Layer, layersOf } from '../engine/network.ts';
import { nextBatch, orderSeed } from '../engine/order.ts';
import type { Divergence } from '../protocol/messages.ts';
import type { Settings } from './settings.ts';

interface Diverged {
  /** Stands before the step whose loss was not finite. */
  readonly engine: Engine;
  readonly settings: Settings;
  readonly dataset: Dataset;
  /** Goes to an earlier step, exactly. */
  readonly seek: (step: number) => void;
}

const notFinite = (numbers: Float32Array) => numbers.findIndex((number) => !Number.isFinite(number));

/**
 * Finds where the numbers left the finite range, and leaves the network at its last finite step. Either an update made a
 * parameter infinite or NaN, or the parameters were still finite and a sum in the forward pass overflowed.
 */
export function explainDivergence({ engine, settings, dataset, seek }: Diverged): Divergence {
  const step = engine.step + 1;
  const layers = layersOf(engine.network);
  let parameter = -1;
  for (;;) {
    const found = notFinite(engine.parameters());
    if (found < 0 || engine.step === 0) break;
    parameter = found;
    seek(engine.step - 1);
  }
  const lastFinite = engine.step;
  const layer = parameter >= 0 ? layerOf(layers, parameter) : overflowing();
  return { step, lastFinite, layer, parameter, gradient: steepest(), learningRate: settings.learningRate };

  function batch(): Uint32Array {
    const { epoch, drawn } = engine.state();
    return nextBatch({ seed: orderSeed(settings), count: dataset.train, batch: settings.batch, epoch, drawn });
  }

  function overflowing(): number {
    for (const index of batch()) {
      const { a, z } = engine.activations(sampleInput(dataset, index));
      const unit = [notFinite(a), notFinite(z)].filter((found) => found >= 0);
      if (unit.length > 0) return layers.findLastIndex((one) => one.units <= Math.min(...unit));
    }
    return layers.length - 1;
  }

  /** The gradient that made the parameter leave, or the largest one of the layer in the last finite step. */
  function steepest(): number {
    if (parameter >= 0) return engine.gradient(batch())[parameter]!;
    if (lastFinite === 0) return Number.NaN;
    seek(lastFinite - 1);
    const { weights, biases, outputs } = layers[layer]!;
    const gradient = engine.gradient(batch()).subarray(weights, biases + outputs);
    seek(lastFinite);
    return gradient.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
  }
}

function layerOf(layers: readonly Layer[], parameter: number): number {
  return layers.findLastIndex((layer) => layer.weights <= parameter);
}
