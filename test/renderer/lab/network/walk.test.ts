import { expect, test } from 'vitest';
import { walk } from '../../../../renderer/lab/network/walk.ts';

const standing = (...sizes: number[]) => sizes.map((size) => ({ size, across: 1 }));
const columns = standing(2, 4, 3, 1);

test('up and down walk within a layer and stop at its ends', () => {
  expect(walk('ArrowDown', { layer: 1, index: 2 }, columns, 0)).toEqual({ layer: 1, index: 3 });
  expect(walk('ArrowDown', { layer: 1, index: 3 }, columns, 0)).toBeUndefined();
  expect(walk('ArrowUp', { layer: 1, index: 0 }, columns, 0)).toBeUndefined();
});

test('left and right lead to the neuron at the same height of the next layer, and stop at input and output', () => {
  expect(walk('ArrowRight', { layer: 0, index: 0 }, columns, 0)).toEqual({ layer: 1, index: 1 });
  expect(walk('ArrowRight', { layer: 2, index: 0 }, columns, 0)).toEqual({ layer: 3, index: 0 });
  expect(walk('ArrowLeft', { layer: 3, index: 0 }, columns, 0)).toEqual({ layer: 2, index: 1 });
  expect(walk('ArrowLeft', { layer: 0, index: 1 }, columns, 0)).toBeUndefined();
  expect(walk('ArrowRight', { layer: 3, index: 0 }, columns, 0)).toBeUndefined();
});

test('a picture of inputs is not walked into', () => {
  expect(walk('ArrowLeft', { layer: 1, index: 0 }, standing(784, 50, 10), 1)).toBeUndefined();
});

test('in a field of neurons, left and right walk along the row first, and up and down from row to row', () => {
  const field = [
    { size: 784, across: 28 },
    { size: 50, across: 5 },
    { size: 10, across: 1 },
  ];
  expect(walk('ArrowRight', { layer: 1, index: 11 }, field, 1)).toEqual({ layer: 1, index: 12 });
  expect(walk('ArrowDown', { layer: 1, index: 11 }, field, 1)).toEqual({ layer: 1, index: 16 });
  expect(walk('ArrowRight', { layer: 1, index: 14 }, field, 1)).toEqual({ layer: 2, index: 2 });
  expect(walk('ArrowLeft', { layer: 2, index: 2 }, field, 1)).toEqual({ layer: 1, index: 14 });
});

test('Home and End lead to the ends of a layer, other keys nowhere', () => {
  expect(walk('Home', { layer: 1, index: 2 }, columns, 0)).toEqual({ layer: 1, index: 0 });
  expect(walk('End', { layer: 1, index: 2 }, columns, 0)).toEqual({ layer: 1, index: 3 });
  expect(walk('a', { layer: 1, index: 2 }, columns, 0)).toBeUndefined();
});
