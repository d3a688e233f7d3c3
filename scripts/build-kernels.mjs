/**
 * Compiles the SIMD engine's kernels, written in AssemblyScript, into core/engine/simd/kernels.ts.
 *
 *   npm run build:kernels
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from 'assemblyscript/asc';
import { projectRoot } from './targets.mjs';

const folder = join(projectRoot, 'core/engine/simd');
const sources = join(folder, 'assembly');

/** Plain SIMD: relaxed instructions differ between processors. */
const options = [
  '--enable',
  'simd',
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--outFile',
  'kernels.wasm',
];

/** For a memory that several threads share. Nothing may be written to it when another thread makes its instance. */
const sharing = [
  '--enable',
  'threads',
  '--sharedMemory',
  '--zeroFilledMemory',
  '--initialMemory',
  '16',
  '--maximumMemory',
  '65536',
];

/**
 * The bytes of the WebAssembly module that the sources give. Throws with the compiler's own words.
 * @param {{ text?: string, shared?: boolean }} [wanted] another entry than main.ts, as if it lay beside it; and whether
 * threads can share the memory
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function compileKernels({ text, shared = false } = {}) {
  /** @type {Uint8Array<ArrayBuffer> | undefined} */
  let bytes;
  const entry = text === undefined ? 'main.ts' : 'entry.ts';
  const { error, stderr } = await main([entry, ...options, ...(shared ? sharing : [])], {
    readFile: (name) =>
      name === 'entry.ts' && text !== undefined ? text : readFile(join(sources, name), 'utf8').catch(() => null),
    writeFile: (name, contents) => {
      if (name === 'kernels.wasm' && typeof contents !== 'string') bytes = Uint8Array.from(contents);
    },
    listFiles: () => [],
  });
  if (error || !bytes) throw new Error(`the kernels do not compile: ${error?.message}\n${stderr}`);
  return bytes;
}

/** SHA-256 of the sources, which tells whether kernels.ts is of today. */
export async function hashSources() {
  const hash = createHash('sha256');
  for (const name of (await readdir(sources)).sort()) hash.update(name).update(await readFile(join(sources, name)));
  return hash.digest('hex');
}

/** The text of kernels.ts. */
export async function kernelsFile() {
  const base64 = async (/** @type {boolean} */ shared) =>
    Buffer.from(await compileKernels({ shared })).toString('base64');
  return `// Made by scripts/build-kernels.mjs from assembly/*.ts: do not edit.

/** SHA-256 of the sources. */
export const sources = '${await hashSources()}';

/** The WebAssembly module, in base64. */
export const kernels =
  '${await base64(false)}';

/** The same for a memory that threads share. */
export const sharedKernels =
  '${await base64(true)}';
`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeFile(join(folder, 'kernels.ts'), await kernelsFile());
}
