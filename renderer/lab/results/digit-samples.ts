import type { Dataset } from '../../../core/data/dataset.ts';

/** Pictures in the sheet of results. */
export const sheetColumns = 7;
const sheetRows = 3;

/** The first test samples, or training samples when none are for testing: as many as the sheet holds. */
export function sheetSamples({ train, test }: Pick<Dataset, 'train' | 'test'>): Uint32Array {
  const first = test > 0 ? train : 0;
  const count = Math.min(sheetColumns * sheetRows, test > 0 ? test : train);
  return Uint32Array.from({ length: count }, (_, i) => first + i);
}

/** The largest whole number of screen pixels for one of a picture, so that it stays crisp; below 1 it shrinks to fit. */
export function pictureSide(pixels: number, room: number): number {
  return room < pixels ? room : pixels * Math.floor(room / pixels);
}
