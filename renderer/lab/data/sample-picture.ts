import type { Dataset } from '../../../core/data/dataset.ts';
import type { Picture } from '../../draw/picture.ts';

/** One sample of a data set of pictures; undefined when it has none. */
export function samplePicture({ image, inputs, features }: Dataset, index: number): Picture | undefined {
  if (!image) return undefined;
  const row = inputs.subarray(index * features, (index + 1) * features);
  const bytes = row instanceof Uint8Array ? row : Uint8Array.from(row, (value) => Math.round(255 * value));
  return { bytes, ...image };
}
