import { expect, test } from 'vitest';
import { shortShape } from '../../../../renderer/lab/network/short-shape.ts';

const hidden = (count: number, units: number) => Array.from({ length: count }, () => units);

test.each([
  [[784, 50, 10], '784–50–10'],
  [[2, ...hidden(8, 4), 1], '2–4–4–4–4–4–4–4–4–1'],
  [[2, ...hidden(8, 1024), 1], '2–1024–⋯–1024–1'],
  [[784, ...hidden(3, 1024), ...hidden(4, 512), 10], '784–1024–1024–1024–512–⋯–512–10'],
])('the shape %j is written %s', (sizes, text) => {
  expect(shortShape(sizes)).toBe(text);
});
