import { expect, test } from 'vitest';
import { slicesThrough } from '../../../renderer/surface/slices-layout.ts';

const grid = 5;
const at = (i: number) => (2 * i) / (grid - 1) - 1;
const field = (height: (x: number, y: number) => number) => ({
  grid,
  values: Float32Array.from({ length: grid * grid }, (_, i) => height(at(i % grid), at(Math.floor(i / grid)))),
});

test('slices run along both directions through the place, within 1e-5', () => {
  const along = slicesThrough(
    field((x, y) => 2 * x + y),
    { x: 0.5, y: -0.25 },
  );
  for (const [i, share] of [
    [0, -1],
    [64, 0],
    [128, 1],
  ] as const) {
    expect(along[0][i]).toBeCloseTo(2 * share - 0.25, 5);
    expect(along[1][i]).toBeCloseTo(1 + share, 5);
  }
});
