import type { Dataset } from './dataset.ts';

/** The inputs of samples from `first` on as the network takes them: (count, features), bytes scaled to 0..1. */
export function sampleInputs({ inputs, features }: Dataset, first: number, count: number): Float32Array {
  const rows = inputs.subarray(first * features, (first + count) * features);
  if (!(rows instanceof Uint8Array)) return rows.slice();
  const scaled = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) scaled[i] = rows[i]! / 255;
  return scaled;
}

/** The input of one sample: (features). */
export function sampleInput(dataset: Dataset, index: number): Float32Array {
  return sampleInputs(dataset, index, 1);
}
