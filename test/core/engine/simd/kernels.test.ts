import { expect, test } from 'vitest';
import { kernels, sharedKernels, sources } from '../../../../core/engine/simd/kernels.ts';
import { kernelsIn } from '../../../../core/engine/simd/kernels-module.ts';
import { compileKernels, hashSources } from '../../../../scripts/build-kernels.mjs';

test('the kernels in the repository are what their sources give, byte for byte', async () => {
  expect(sources).toBe(await hashSources());
  expect(kernels).toBe(Buffer.from(await compileKernels()).toString('base64'));
  expect(sharedKernels).toBe(Buffer.from(await compileKernels({ shared: true })).toString('base64'));
}, 120_000);

test('a thread that makes its instance of the shared kernels writes nothing to the memory that others work in', () => {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65_536, shared: true });
  kernelsIn(memory, new WebAssembly.Module(Buffer.from(sharedKernels, 'base64')));
  expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
});

test('the kernels are below 64 KiB and need no relaxed instructions, which differ between processors', () => {
  const bytes = Buffer.from(kernels, 'base64');
  expect(bytes.length).toBeLessThan(65_536);
  // Node 20 knows SIMD but not the relaxed instructions.
  expect(WebAssembly.validate(bytes)).toBe(true);
});
