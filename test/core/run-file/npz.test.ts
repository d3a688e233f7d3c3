import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { LabError } from '../../../core/lab-error.ts';
import { readNpy, writeNpy } from '../../../core/run-file/npy.ts';
import { readNpz, writeNpz } from '../../../core/run-file/npz.ts';
import type { Tensor } from '../../../core/run-file/tensor.ts';

/** An NPY file with this dictionary, as it stands. */
function npy(dictionary: string, data: ArrayLike<number> = [], version = 1): Uint8Array {
  const text = new TextEncoder().encode(`${dictionary}\n`);
  const lengthBytes = version === 2 ? 4 : 2;
  const length = [text.length & 255, text.length >> 8, 0, 0].slice(0, lengthBytes);
  return Uint8Array.from([
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    version,
    0,
    ...length,
    ...text,
    ...Array.from(data),
  ]);
}

const dictionary = (descr: string, shape: string, fortran = 'False') =>
  `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }`;

const numbers = fc.oneof(
  fc.float32Array({ maxLength: 12 }),
  fc.float64Array({ maxLength: 12 }),
  fc.int32Array({ maxLength: 12 }),
  fc.uint32Array({ maxLength: 12 }),
  fc.int8Array({ maxLength: 12 }),
  fc.uint8Array({ maxLength: 12 }),
);

test('arrays are read back with their types and shapes (seed 9)', () => {
  const arrays = fc.array(fc.tuple(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,9}$/), numbers), { maxLength: 6 });
  fc.assert(
    fc.property(arrays, (content) => {
      const tensors = new Map<string, Tensor>(content.map(([name, data]) => [name, { shape: [1, data.length], data }]));
      const read = readNpz(writeNpz(tensors), 'w.npz');
      expect([...read.keys()]).toEqual([...tensors.keys()]);
      for (const [name, tensor] of tensors) expect(read.get(name)).toMatchObject(tensor);
    }),
    { seed: 9 },
  );
});

test('the data of an NPY file starts at a multiple of 64 bytes, after a line end', () => {
  for (const shape of [[], [4], [2, 2], [1, 1, 1, 1, 1, 1, 1, 4]]) {
    const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
    const bytes = writeNpy({ shape, data });
    const start = bytes.length - data.byteLength;
    expect(start % 64).toBe(0);
    expect(bytes[start - 1]).toBe(10);
    expect(readNpy(bytes, 'a')).toEqual({ dtype: 'F32', shape, data });
  }
});

test('version 2, other orders of the keys and no last comma are read', () => {
  const expected = { dtype: 'U8', shape: [2], data: Uint8Array.of(5, 6) };
  expect(readNpy(npy(dictionary("'|u1'", '(2,)'), [5, 6], 2), 'a')).toEqual(expected);
  expect(readNpy(npy("{'shape': (2,), 'fortran_order': False, 'descr': '|u1'}", [5, 6]), 'a')).toEqual(expected);
});

test.each([
  ['<f2', [0, 0xc0], Float32Array.of(-2)],
  ['<i8', [255, 255, 255, 255, 255, 255, 255, 255], Float64Array.of(-1)],
  ['<u4', [1, 0, 0, 255], Uint32Array.of(0xff000001)],
  ['|i1', [255], Int8Array.of(-1)],
  ['|b1', [1], Uint8Array.of(1)],
])('%s is read as numbers', (descr, bytes, data) => {
  expect(readNpy(npy(dictionary(`'${descr}'`, '()'), bytes), 'a').data).toEqual(data);
});

test('Fortran order comes back row by row', () => {
  const { shape, data } = readNpy(npy(dictionary("'|u1'", '(2, 3)', 'True'), [1, 4, 2, 5, 3, 6]), 'a');
  expect(shape).toEqual([2, 3]);
  expect([...data]).toEqual([1, 2, 3, 4, 5, 6]);
});

const u1 = dictionary("'|u1'", '(2,)');
const types = '<f8 <f4 <f2 <i8 <i4 <u4 |i1 |u1 |b1';
test.each([
  ['nothing', new Uint8Array(), 'a: byte 0 does not begin an NPY file (93 4e 55 4d 50 59)'],
  ['another file', new Uint8Array(80), 'a: byte 0 does not begin an NPY file (93 4e 55 4d 50 59)'],
  ['a start alone', npy(u1).subarray(0, 8), 'a: ends at byte 8, within the NPY header'],
  ['version 3', npy(u1, [1, 2], 3), 'a: NPY version 3 at byte 6, 1 or 2 was expected'],
  [
    'a header beyond the end',
    npy(u1).subarray(0, 30),
    `a: a header of ${u1.length + 1} bytes at byte 8, but only 20 follow`,
  ],
  ['a huge header', npy(u1.padEnd(20_000)), 'a: a header of 20001 bytes at byte 8, at most 10000 are allowed'],
  ['too few bytes', npy(u1, [1]), `a: 1 bytes of data from byte ${u1.length + 11} on, 2 were expected for shape (2,)`],
  [
    'too many bytes',
    npy(u1, [1, 2, 3]),
    `a: 3 bytes of data from byte ${u1.length + 11} on, 2 were expected for shape (2,)`,
  ],
  ['objects', npy(dictionary("'|O'", '(2,)')), 'a: holds Python objects, which are never read'],
  [
    'a structured type',
    npy(dictionary("[('x', '<f4')]", '(2,)')),
    `a: 'descr' is no simple type, one of ${types} was expected`,
  ],
  ['big-endian numbers', npy(dictionary("'>f4'", '(2,)')), `a: 'descr' is ">f4", one of ${types} was expected`],
  ['texts', npy(dictionary("'<U5'", '(2,)')), `a: 'descr' is "<U5", one of ${types} was expected`],
  [
    'an inherited word',
    npy(dictionary("'constructor'", '(2,)')),
    `a: 'descr' is "constructor", one of ${types} was expected`,
  ],
  ['no shape', npy("{'descr': '|u1', 'fortran_order': False}"), "a: 'shape' must be a tuple of whole numbers"],
  ['no order', npy("{'descr': '|u1', 'shape': (2,)}", [1, 2]), "a: 'fortran_order' must be True or False"],
  [
    'no type',
    npy("{'fortran_order': False, 'shape': (2,)}", [1, 2]),
    `a: 'descr' is no simple type, one of ${types} was expected`,
  ],
  ['a shape that is no tuple', npy(dictionary("'|u1'", 'True'), [1]), "a: 'shape' must be a tuple of whole numbers"],
  ['a shape with a gap', npy(dictionary("'|u1'", '(1,,2)'), [1]), "a: 'shape' must be a tuple of whole numbers"],
  [
    'a negative shape',
    npy(dictionary("'|u1'", '(-1,)'), [1]),
    "a: the header is not a dictionary of 'descr', 'fortran_order' and 'shape'",
  ],
  [
    'code in the header',
    npy("{'descr': __import__('os'), }", [1]),
    "a: the header is not a dictionary of 'descr', 'fortran_order' and 'shape'",
  ],
  [
    'a key twice',
    npy(`{'shape': (1,), ${u1.slice(1)}`, [1]),
    "a: the header is not a dictionary of 'descr', 'fortran_order' and 'shape'",
  ],
  ['no dictionary', npy('descr', [1]), "a: the header is not a dictionary of 'descr', 'fortran_order' and 'shape'"],
  [
    'an overflowing shape',
    npy(dictionary("'|u1'", '(4294967296, 4294967296)')),
    'a: the shape (4294967296, 4294967296) is too large',
  ],
  [
    'a huge shape',
    npy(dictionary("'<f8'", '(1000000000,)')),
    'a: 0 bytes of data from byte 77 on, 8000000000 were expected for shape (1000000000,)',
  ],
  [
    'three dimensions in Fortran order',
    npy(dictionary("'|u1'", '(1, 1, 1)', 'True'), [1]),
    'a: 3 dimensions in Fortran order, at most 2 were expected',
  ],
  [
    'an i8 beyond 2^53',
    npy(dictionary("'<i8'", '()'), [0, 0, 0, 0, 0, 0, 0, 127]),
    'a: 9151314442816847872 is beyond 2^53',
  ],
])('%s is refused in one sentence', (_, bytes, sentence) => {
  expect(() => readNpy(bytes, 'a')).toThrow(new LabError('format', sentence));
});

test('an NPZ file names the array that is wrong', () => {
  const bytes = zipSync({ 'W1.npy': npy(dictionary("'|O'", '(2,)')) });
  expect(() => readNpz(bytes, 'w.npz')).toThrow(
    new LabError('format', 'w.npz: array "W1": holds Python objects, which are never read'),
  );
  expect(() => readNpz(zipSync({ 'notes.txt': new Uint8Array(1) }), 'w.npz')).toThrow(
    new LabError('format', 'w.npz: the entry "notes.txt" is not an .npy array'),
  );
});

test('a changed or cut file gives arrays or a LabError, never another error (seed 10)', () => {
  const tensors = new Map<string, Tensor>([['W1', { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }]]);
  const array = writeNpy({ shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
  const stored = writeNpz(tensors);
  const deflated = zipSync({ 'W1.npy': array });
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 0, max: 255 }), fc.nat(1000), (at, value, cut) => {
      for (const bytes of [stored, deflated]) {
        expect(() => readNpz(bytes.subarray(0, cut % bytes.length), 'w')).toThrow(LabError);
        try {
          expect(readNpz(bytes.with(at % bytes.length, value), 'w').size).toBe(1);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(LabError);
        }
      }
      try {
        expect(readNpy(array.with(at % array.length, value), 'a').shape.length).toBeLessThan(64);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(LabError);
      }
    }),
    { seed: 10, numRuns: 2000 },
  );
});
