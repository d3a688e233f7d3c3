import type { Dataset } from '../../../core/data/dataset.ts';
import { rangesOf } from '../../../core/data/plane.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const vectors: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

/** The place of the sample that is nearest to a point of the map; 0 when there are none. */
export function nearestSample(dataset: Dataset, x: number, y: number): number {
  return nearestWithin(dataset, x, y, Number.POSITIVE_INFINITY) ?? 0;
}

/** The same, when it lies within this share of the map's side; undefined when none does. */
export function nearestWithin(dataset: Dataset, x: number, y: number, reach: number): number | undefined {
  const { inputs, train, test } = dataset;
  const [width, height] = sidesOf(dataset);
  let best: number | undefined;
  let least = reach ** 2;
  for (let i = 0; i < train + test; i++) {
    const distance = ((inputs[2 * i]! - x) / width) ** 2 + ((inputs[2 * i + 1]! - y) / height) ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/** How far the map goes in each direction, in units of the inputs. */
function sidesOf({ plane }: Dataset): readonly [number, number] {
  const [first, second] = rangesOf(plane ?? { low: 0, high: 1 });
  return [first.high - first.low, second.high - second.low];
}

/** The place of the nearest sample that lies more in this direction than across it; the same sample when there is none. */
export function nextSample(dataset: Dataset, from: number, direction: Direction): number {
  const { inputs, train, test } = dataset;
  const [width, height] = sidesOf(dataset);
  const [dx, dy] = vectors[direction];
  const [x, y] = [inputs[2 * from]!, inputs[2 * from + 1]!];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < train + test; i++) {
    const [right, up] = [(inputs[2 * i]! - x) / width, (inputs[2 * i + 1]! - y) / height];
    const along = right * dx + up * dy;
    const across = Math.abs(right * dy) + Math.abs(up * dx);
    if (along <= 0 || across > along) continue;
    // What lies straight ahead comes before what is as near but aside.
    const distance = along + 2 * across;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/** The direction of an arrow key; undefined for other keys. */
export function arrowDirection(key: string): Direction | undefined {
  switch (key) {
    case 'ArrowLeft':
      return 'left';
    case 'ArrowRight':
      return 'right';
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    default:
      return undefined;
  }
}
