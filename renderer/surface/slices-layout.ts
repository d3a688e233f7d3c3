import { type HeightField, heightAt } from './height-field.ts';

/** A surface along the lines through a place, one for each direction: from -1 to 1 at even distances. */
export interface Slices {
  readonly along: readonly [Float64Array, Float64Array];
  /** The heights of both together; undefined when none is finite. */
  readonly low: number;
  readonly high: number;
}

/** Points of a slice. */
const points = 129;

export function slicesThrough(
  field: HeightField,
  { x, y }: { readonly x: number; readonly y: number },
): Slices | undefined {
  const at = (i: number) => (2 * i) / (points - 1) - 1;
  const line = (height: (share: number) => number) => Float64Array.from({ length: points }, (_, i) => height(at(i)));
  const along = [line((share) => heightAt(field, share, y)), line((share) => heightAt(field, x, share))] as const;
  const finite = along.flatMap((slice) => [...slice]).filter(Number.isFinite);
  if (finite.length === 0) return undefined;
  return { along, low: Math.min(...finite), high: Math.max(...finite) };
}
