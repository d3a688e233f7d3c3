import { expect, test } from 'vitest';
import { density } from '../../../core/engine/density.ts';

test('the density of inputs is the share that is not 0', () => {
  expect(density(Float32Array.of(0, 1, -0, NaN))).toBe(0.5);
  expect(density(Uint8Array.of(0, 0, 0, 7))).toBe(0.25);
});
