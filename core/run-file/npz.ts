import { LabError } from '../lab-error.ts';
import { readNpy, writeNpy } from './npy.ts';
import type { FileTensor, Tensor } from './tensor.ts';
import { readZip, writeZip } from './zip.ts';

const SUFFIX = '.npy';

/** The arrays of an NPZ file by name. Throws a `format` or `limit` error that names the file and the array. */
export function readNpz(bytes: Uint8Array, fileName: string): ReadonlyMap<string, FileTensor> {
  const arrays = new Map<string, FileTensor>();
  for (const [entry, content] of readZip(bytes, fileName)) {
    if (!entry.endsWith(SUFFIX)) throw new LabError('format', `${fileName}: the entry "${entry}" is not an .npy array`);
    const name = entry.slice(0, -SUFFIX.length);
    arrays.set(name, readNpy(content, `${fileName}: array "${name}"`));
  }
  return arrays;
}

/** An NPZ file of these arrays, not compressed; the same arrays give the same bytes. */
export function writeNpz(arrays: ReadonlyMap<string, Tensor>): Uint8Array<ArrayBuffer> {
  return writeZip(new Map([...arrays].map(([name, array]) => [name + SUFFIX, writeNpy(array)])));
}
