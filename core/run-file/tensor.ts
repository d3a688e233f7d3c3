import { LabError } from '../lab-error.ts';
import { fromHalf } from './half.ts';

export type NumberArray = Float64Array | Float32Array | Int32Array | Uint32Array | Int8Array | Uint8Array;

/** Numbers with a shape, row-major; an empty shape is one number. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: NumberArray;
}

/** Number types that files may hold, by their names in safetensors. */
export type Dtype = 'F64' | 'F32' | 'F16' | 'I64' | 'I32' | 'U32' | 'I8' | 'U8' | 'BOOL';

/** A tensor of a file and the type it had there. */
export interface FileTensor extends Tensor {
  readonly dtype: Dtype;
}

type Reader = (bytes: Uint8Array<ArrayBuffer>, where: string) => NumberArray;

/**
 * Bytes of one number, and what reads many of them. Each reader gets its own, aligned copy of the bytes. Files are
 * little-endian, and so is every host of the lab. F16 becomes Float32Array and I64 Float64Array.
 */
const types: Readonly<Record<Dtype, { readonly size: number; readonly read: Reader }>> = {
  F64: { size: 8, read: (bytes) => new Float64Array(bytes.buffer) },
  F32: { size: 4, read: (bytes) => new Float32Array(bytes.buffer) },
  F16: { size: 2, read: (bytes) => Float32Array.from(new Uint16Array(bytes.buffer), fromHalf) },
  I64: { size: 8, read: readI64 },
  I32: { size: 4, read: (bytes) => new Int32Array(bytes.buffer) },
  U32: { size: 4, read: (bytes) => new Uint32Array(bytes.buffer) },
  I8: { size: 1, read: (bytes) => new Int8Array(bytes.buffer) },
  U8: { size: 1, read: (bytes) => bytes },
  BOOL: { size: 1, read: (bytes) => bytes },
};

export const dtypes = Object.keys(types) as readonly Dtype[];

export function isDtype(name: unknown): name is Dtype {
  return typeof name === 'string' && Object.hasOwn(types, name);
}

/** Bytes of one number of this type. */
export function dtypeSize(dtype: Dtype): number {
  return types[dtype].size;
}

/** Copies little-endian bytes, a whole number of them, into numbers. Throws a `format` error for an I64 beyond 2^53. */
export function readNumbers(dtype: Dtype, bytes: Uint8Array, where: string): NumberArray {
  return types[dtype].read(new Uint8Array(bytes), where);
}

/** The type that numbers have in a file, and their little-endian bytes (a view, not a copy). */
export function writeNumbers(data: NumberArray): { dtype: Dtype; bytes: Uint8Array } {
  return { dtype: dtypeOf(data), bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

function dtypeOf(data: NumberArray): Dtype {
  if (data instanceof Float64Array) return 'F64';
  if (data instanceof Float32Array) return 'F32';
  if (data instanceof Int32Array) return 'I32';
  if (data instanceof Uint32Array) return 'U32';
  return data instanceof Int8Array ? 'I8' : 'U8';
}

function readI64(bytes: Uint8Array<ArrayBuffer>, where: string): Float64Array {
  return Float64Array.from(new BigInt64Array(bytes.buffer), (whole) => {
    const number = Number(whole);
    if (!Number.isSafeInteger(number)) throw new LabError('format', `${where}: ${whole} is beyond 2^53`);
    return number;
  });
}

/** The product of a shape, or NaN when it holds anything but whole numbers from 0 or grows beyond 2^53. */
export function countOf(shape: readonly unknown[]): number {
  let count = 1;
  for (const size of shape) {
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return Number.NaN;
    count *= size;
    if (!Number.isSafeInteger(count)) return Number.NaN;
  }
  return count;
}

/** A shape as NumPy prints it: `(784, 50)`, `(50,)`. */
export function shapeText(shape: readonly number[]): string {
  return `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
}
