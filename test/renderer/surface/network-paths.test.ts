import { expect, test } from 'vitest';
import { heightScale } from '../../../core/surface/height-scale.ts';
import type { PathOnPlane, Surface } from '../../../core/surface/protocol.ts';
import { pathInPicture } from '../../../renderer/surface/network-paths.ts';

/** A slope that rises from 0 to 2 with u, over a square from -1 to 1. */
const values = Float32Array.of(0, 2, 0, 2);
const square = { u: 0, v: 0, half: 1 };
const scale = heightScale(values, false)!;
const ground = { surface: { square } as Surface, scale, field: { values: values.map(scale.tone), grid: 2 } };
const path = (u: number[], loss: number[]): PathOnPlane => ({
  steps: Uint32Array.from(u, (_, i) => i),
  u: Float64Array.from(u),
  v: new Float64Array(u.length),
  height: new Float64Array(loss.length),
  loss: Float64Array.from(loss),
  share: 1,
  ended: false,
});

test('a path lies on the picture, ends at its border, and has stems where its loss is known', () => {
  const { strokes, start, end, stems } = pathInPicture(path([-0.5, 0.5, 3], [1, 1, 9]), ground, true);
  expect(strokes).toHaveLength(1);
  expect(strokes[0]!.at(-1)).toMatchObject({ x: 1, tone: expect.closeTo(1, 5) });
  expect(start).toMatchObject({ x: -0.5, tone: 0.25, truth: 0.5 });
  expect(end).toBeUndefined();
  expect(stems.map(({ x }) => x)).toEqual([-0.5, 0.5]);
});

test('without the gap it is drawn at its true loss, as soon as that is known', () => {
  const known = pathInPicture(path([-0.5, 0, 0.5], [2, 1, 0]), ground, false);
  expect(known.strokes[0]!.map(({ tone }) => tone)).toEqual([1, 0.5, 0]);
  expect(known.stems).toEqual([]);
  expect(pathInPicture(path([-0.5, 0.5], []), ground, false).start?.tone).toBe(0.25);
});
