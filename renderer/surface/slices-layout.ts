import { type HeightField, heightAt } from './height-field.ts';

/** Points of a slice. */
const points = 129;

/** A surface along the two lines through a place, one for each direction: from -1 to 1 at even distances. */
export function slicesThrough(
  field: HeightField,
  { x, y }: { readonly x: number; readonly y: number },
): readonly [Float64Array, Float64Array] {
  const at = (i: number) => (2 * i) / (points - 1) - 1;
  const line = (height: (share: number) => number) => Float64Array.from({ length: points }, (_, i) => height(at(i)));
  return [line((share) => heightAt(field, share, y)), line((share) => heightAt(field, x, share))];
}
