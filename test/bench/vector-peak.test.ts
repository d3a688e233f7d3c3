import { expect, test } from 'vitest';
import { vectorPeak } from './vector-peak.ts';

test('the loop that measures the ceiling of vectors is WebAssembly that runs', () => {
  expect(vectorPeak()).toBeGreaterThan(0);
});
