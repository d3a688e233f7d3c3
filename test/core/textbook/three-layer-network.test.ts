import { expect, test } from 'vitest';
import { matrix, rowOf } from '../../../core/textbook/matrix.ts';
import { forward, initNetwork } from '../../../core/textbook/three-layer-network.ts';

test("forward gives the book's 0.31682708 and 0.69627909 for (1.0, 0.5)", () => {
  const y = forward(initNetwork(), matrix([[1.0, 0.5]]));
  expect(y).toMatchObject({ rows: 1, columns: 2 });
  expect(y.values[0]).toBeCloseTo(0.31682708, 8);
  expect(y.values[1]).toBeCloseTo(0.69627909, 8);
});

test('a batch gives what its samples give one by one', () => {
  const samples = [
    [1.0, 0.5],
    [-2, 7],
    [0, 0],
  ];
  const y = forward(initNetwork(), matrix(samples));
  samples.forEach((x, i) => {
    expect(rowOf(y, i)).toEqual(forward(initNetwork(), matrix([x])).values);
  });
});

test('three inputs do not fit', () => {
  expect(() => forward(initNetwork(), matrix([[1, 2, 3]]))).toThrow('shape mismatch: (1, 3) x (2, 3)');
});
