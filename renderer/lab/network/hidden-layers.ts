import { limits } from '../../../core/limits.ts';
import type { Settings } from '../../../core/training/settings.ts';

type Hidden = Settings['hidden'];
export type HiddenLayer = Hidden[number];

/** Hidden layers with one of them changed; the first one is layer 1. Those that are not there stay away. */
export function changeLayer(hidden: Hidden, layer: number, change: Partial<HiddenLayer>): Hidden {
  return hidden.map((one, i) => (i === layer - 1 ? { ...one, ...change } : one));
}

/** One neuron fewer; the last neuron of a layer takes the layer with it. */
export function oneFewer(hidden: Hidden, layer: number): Hidden {
  const units = hidden[layer - 1]?.units ?? 0;
  return units > 1 ? changeLayer(hidden, layer, { units: units - 1 }) : removeLayer(hidden, layer);
}

export function oneMore(hidden: Hidden, layer: number): Hidden {
  const units = hidden[layer - 1]?.units ?? 0;
  return changeLayer(hidden, layer, { units: Math.min(limits.units, units + 1) });
}

/** A new layer before layer `before`, like its neighbour but not large: a layer more is a lesson, not a wait. */
export function addLayer(hidden: Hidden, before: number): Hidden {
  const beside = hidden[before - 1] ?? hidden.at(-1);
  const layer: HiddenLayer = { units: Math.min(4, beside?.units ?? 4), activation: beside?.activation ?? 'tanh' };
  return hidden.toSpliced(before - 1, 0, layer);
}

function removeLayer(hidden: Hidden, layer: number): Hidden {
  return hidden.filter((_, i) => i !== layer - 1);
}
