import type { Dataset } from './dataset.ts';

/** From the left edge of a picture to its right one, or from the lower to the upper. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export type Plane = NonNullable<Dataset['plane']>;

/** What a plane shows of the first input, from left to right, and of the second, upwards. */
export function rangesOf(plane: Plane): readonly [first: Range, second: Range] {
  return [plane, plane.second ?? plane];
}

/**
 * The centres of the cells of a grid over the plane that a data set shows: (grid * grid, 2), row 0 at the low end of the
 * second input. Empty for data without a plane.
 */
export function planeGrid(dataset: Dataset, grid: number): Float32Array {
  if (!dataset.plane) return new Float32Array(0);
  const [first, second] = rangesOf(dataset.plane);
  const inputs = new Float32Array(2 * grid * grid);
  for (let row = 0; row < grid; row++) {
    for (let column = 0; column < grid; column++) {
      const at = 2 * (row * grid + column);
      inputs[at] = first.low + ((first.high - first.low) * (column + 0.5)) / grid;
      inputs[at + 1] = second.low + ((second.high - second.low) * (row + 0.5)) / grid;
    }
  }
  return inputs;
}

/** A plane that holds all samples of two inputs, with a margin, and ends at round numbers. */
export function fitPlane(inputs: Float32Array): Plane {
  const [first, second] = [fitRange(inputs, 0), fitRange(inputs, 1)];
  return first.low === second.low && first.high === second.high ? first : { ...first, second };
}

/** Share of the width that stays free on either side. */
const margin = 0.05;

function fitRange(inputs: Float32Array, column: number): Range {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = column; i < inputs.length; i += 2) {
    least = Math.min(least, inputs[i]!);
    most = Math.max(most, inputs[i]!);
  }
  if (!(least <= most)) return { low: -1, high: 1 };
  const width = most > least ? most - least : Math.max(1, Math.abs(most));
  const step = roundStep(width / 10);
  // 12 digits: a step such as 0.1 has no exact multiples.
  const round = (steps: number) => Number((steps * step).toPrecision(12));
  return {
    low: round(Math.floor((least - margin * width) / step)),
    high: round(Math.ceil((most + margin * width) / step)),
  };
}

/** The largest of 1, 2 and 5 times a power of ten that is at most this. */
function roundStep(most: number): number {
  const power = Number(`1e${most.toExponential().split('e')[1]}`);
  return power * ([5, 2].find((times) => times * power <= most) ?? 1);
}
