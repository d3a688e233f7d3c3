import { LabError } from '../lab-error.ts';
import type { Dataset } from './dataset.ts';
import { rangesOf } from './plane.ts';

/**
 * Throws a `shape` error for a data set whose description does not fit its samples: pictures of another number of pixels, a
 * plane that is none, columns or scaling for other inputs. Readers of files give such sets; nothing that draws them has to ask.
 */
export function checkDataset({ name, features, image, plane, columns, scaling }: Dataset): void {
  const refuse = (what: string) => new LabError('shape', `${name} has ${features} numbers a sample, but ${what}`);
  if (image && image.width * image.height !== features) {
    throw refuse(`its pictures have ${image.width} x ${image.height} pixels`);
  }
  if (
    plane &&
    !(features === 2 && rangesOf(plane).every(({ low, high }) => low < high && Number.isFinite(high - low)))
  ) {
    throw refuse('its plane is not one of two inputs with room between low and high');
  }
  if (columns && columns.inputs.length !== features) throw refuse(`names for ${columns.inputs.length}`);
  for (const { length } of scaling ? [scaling.centre, scaling.spread] : []) {
    if (length !== features) throw refuse(`a scaling for ${length}`);
  }
}
