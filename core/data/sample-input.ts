import type { Dataset } from './dataset.ts';

/** The input of one sample as the network takes it: (features), bytes scaled to 0..1. */
export function sampleInput(dataset: Dataset, index: number): Float32Array {
  const { inputs, features } = dataset;
  const row = inputs.subarray(index * features, (index + 1) * features);
  return inputs instanceof Uint8Array ? Float32Array.from(row, (byte) => byte / 255) : Float32Array.from(row);
}
