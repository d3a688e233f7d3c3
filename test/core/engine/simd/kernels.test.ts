import { expect, test } from 'vitest';
import { kernels, sources } from '../../../../core/engine/simd/kernels.ts';
import { compileKernels, hashSources } from '../../../../scripts/build-kernels.mjs';

test('the kernels in the repository are what their sources give, byte for byte', async () => {
  expect(sources).toBe(await hashSources());
  expect(kernels).toBe(Buffer.from(await compileKernels()).toString('base64'));
}, 120_000);

test('the kernels are below 64 KiB and need no relaxed instructions, which differ between processors', () => {
  const bytes = Buffer.from(kernels, 'base64');
  expect(bytes.length).toBeLessThan(65_536);
  // Node 20 knows SIMD but not the relaxed instructions.
  expect(WebAssembly.validate(bytes)).toBe(true);
});
