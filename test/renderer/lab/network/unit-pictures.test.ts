import { expect, test } from 'vitest';
import { createUnitPictures, pictureRange } from '../../../../renderer/lab/network/unit-pictures.ts';
import { trained } from '../../../support/trained.ts';

test('the map of a tanh unit is its own part of the frame, as it is', () => {
  const { shape, frame } = trained('spiral', 20);
  const { kind, values, grid } = createUnitPictures()(shape, frame, 2, 3, 40);
  expect([kind, grid]).toEqual(['map', 8]);
  expect(values).toEqual(frame.unitMaps.subarray((8 + 3) * 64, (8 + 4) * 64));
});

test('the map of an input is the input itself: x1 grows to the right, x2 upwards', () => {
  const { shape, frame } = trained('spiral', 0);
  const pictures = createUnitPictures();
  const [x1, x2] = [pictures(shape, frame, 0, 0, 40).values, pictures(shape, frame, 0, 1, 40).values];
  expect(x1[7]).toBeGreaterThan(x1[0]!);
  expect(x1[8]).toBe(x1[0]);
  expect(x2[8]).toBeGreaterThan(x2[0]!);
  expect(x2[7]).toBe(x2[0]);
});

test('outputs of binary cross entropy are shown as 2 p - 1, so that the boundary is 0', () => {
  const { shape, frame } = trained('and', 10);
  const { values } = createUnitPictures()(shape, frame, 1, 0, 40);
  expect([...values]).toEqual([...frame.unitMaps].map((p) => Math.fround(2 * p - 1)));
});

test('a hidden neuron of a picture shows its weights, 1 for 0.3, the top row of pixels at the top', () => {
  const { shape, frame } = trained('digits', 1);
  const { kind, values, grid } = createUnitPictures()(shape, frame, 1, 4, 28);
  expect([kind, grid]).toEqual(['weights', 28]);
  const pixel = (row: number, column: number) => frame.parameters[(row * 28 + column) * 50 + 4]! / pictureRange;
  expect(values[27 * 28 + 5]).toBeCloseTo(pixel(0, 5), 6);
  expect(values[13]).toBeCloseTo(pixel(27, 13), 6);
});

test('a tile that is too small for a picture is filled by its activation', () => {
  const { shape, frame } = trained('spiral', 20);
  const { kind, values } = createUnitPictures()(shape, frame, 1, 2, 12);
  expect(kind).toBe('value');
  expect([...values]).toEqual(Array(4).fill(frame.probe.z[2]));
});
