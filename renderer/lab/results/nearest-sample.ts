import type { Dataset } from '../../../core/data/dataset.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const vectors: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

/** The place of the sample that is nearest to a point of the plane; 0 when there are none. */
export function nearestSample({ inputs, train, test }: Dataset, x: number, y: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < train + test; i++) {
    const distance = (inputs[2 * i]! - x) ** 2 + (inputs[2 * i + 1]! - y) ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/** The place of the nearest sample that lies more in this direction than across it; the same sample when there is none. */
export function nextSample({ inputs, train, test }: Dataset, from: number, direction: Direction): number {
  const [dx, dy] = vectors[direction];
  const [x, y] = [inputs[2 * from]!, inputs[2 * from + 1]!];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < train + test; i++) {
    const [right, up] = [inputs[2 * i]! - x, inputs[2 * i + 1]! - y];
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
