import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LabError } from '../../../core/lab-error.ts';
import { readSafetensors, writeSafetensors } from '../../../core/run-file/safetensors.ts';
import type { Tensor } from '../../../core/run-file/tensor.ts';

/** A file of this header, as it stands, and so many bytes of data. */
function file(header: string | Uint8Array, data: ArrayLike<number> = [], length?: bigint): Uint8Array {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

const entry = (begin: number, end: number, shape = `[${end - begin}]`, dtype = 'U8') =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":[${begin},${end}]}`;

const numbers = fc.oneof(
  fc.float32Array({ maxLength: 12 }),
  fc.float64Array({ maxLength: 12 }),
  fc.int32Array({ maxLength: 12 }),
  fc.uint32Array({ maxLength: 12 }),
  fc.int8Array({ maxLength: 12 }),
  fc.uint8Array({ maxLength: 12 }),
);
const names = fc.stringMatching(/^[A-Za-z0-9_./-]{1,12}$/).filter((name) => name !== '__metadata__');

test('what is written is read back with its types, shapes and texts (seed 7)', () => {
  const content = fc.tuple(
    fc.array(fc.tuple(names, numbers), { maxLength: 8 }),
    fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 4 }),
  );
  fc.assert(
    fc.property(content, ([arrays, texts]) => {
      const tensors = new Map<string, Tensor>(arrays.map(([name, data]) => [name, { shape: [data.length, 1], data }]));
      const metadata = new Map(texts);
      const read = readSafetensors(writeSafetensors(tensors, metadata), 'm');
      expect(read.metadata).toEqual(metadata);
      expect(new Set(read.tensors.keys())).toEqual(new Set(tensors.keys()));
      for (const [name, { shape, data }] of tensors) expect(read.tensors.get(name)).toMatchObject({ shape, data });
    }),
    { seed: 7 },
  );
});

test('the header is padded to a multiple of 8, with larger types first and then names in order', () => {
  const tensors = new Map<string, Tensor>([
    ['z', { shape: [3], data: Uint8Array.of(1, 2, 3) }],
    ['b', { shape: [], data: Float32Array.of(1.5) }],
    ['a', { shape: [1, 1], data: Int32Array.of(-2) }],
    ['d', { shape: [1], data: Float64Array.of(0.1) }],
  ]);
  const bytes = writeSafetensors(tensors);
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  expect(new TextDecoder().decode(bytes.subarray(8, 8 + length)).trimEnd()).toBe(
    `{"d":${entry(0, 8, '[1]', 'F64')},"a":${entry(8, 12, '[1,1]', 'I32')},"b":${entry(12, 16, '[]', 'F32')},"z":${entry(16, 19)}}`,
  );
  expect([...readSafetensors(bytes, 'm').tensors.keys()]).toEqual(['d', 'a', 'b', 'z']);
});

test('half floats, long whole numbers and truth values are read as numbers, wherever they lie', () => {
  const header = `{"odd":${entry(0, 1)},"h":${entry(1, 5, '[2]', 'F16')},"l":${entry(5, 13, '[1]', 'I64')},"t":${entry(13, 15, '[2]', 'BOOL')}}`;
  const { tensors } = readSafetensors(
    file(header, [9, 0, 0x3c, 1, 0, 254, 255, 255, 255, 255, 255, 255, 255, 1, 0]),
    'm',
  );
  expect(tensors.get('h')).toEqual({ dtype: 'F16', shape: [2], data: Float32Array.of(1, 2 ** -24) });
  expect(tensors.get('l')).toEqual({ dtype: 'I64', shape: [1], data: Float64Array.of(-2) });
  expect(tensors.get('t')).toEqual({ dtype: 'BOOL', shape: [2], data: Uint8Array.of(1, 0) });
});

test('__proto__ and constructor are names like any other', () => {
  const data = Float32Array.of(1);
  const tensors = new Map<string, Tensor>(['__proto__', 'constructor'].map((name) => [name, { shape: [1], data }]));
  const metadata = new Map([['__proto__', 'text']]);
  const read = readSafetensors(writeSafetensors(tensors, metadata), 'm');
  expect([...read.tensors.keys()]).toEqual(['__proto__', 'constructor']);
  expect(read.metadata).toEqual(metadata);
  expect(Object.prototype).not.toHaveProperty('dtype');
});

test('an empty file, an empty tensor and spaces after the header are allowed', () => {
  expect(readSafetensors(file('{}'), 'm').tensors.size).toBe(0);
  const { tensors } = readSafetensors(file(`{"a":${entry(0, 0, '[0,7]', 'F32')},"b":${entry(0, 1)}}   `, [5]), 'm');
  expect(tensors.get('a')).toEqual({ dtype: 'F32', shape: [0, 7], data: new Float32Array() });
  expect(tensors.get('b')?.data).toEqual(Uint8Array.of(5));
});

describe('the six known attacks are refused:', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `"t${i}":${entry(0, 4)}`).join();
  test.each([
    [
      'a header length beyond the file',
      file('{}', [], 0xffffffffffffffffn),
      'm: a header of 18446744073709552000 bytes at byte 0, at most 8388608 are allowed',
    ],
    [
      'thousands of tensors over the same bytes',
      file(`{${many}}`, [1, 2, 3, 4]),
      'm: in the header at byte 8, an object has more than 4097 keys',
    ],
    [
      'a hole in the data',
      file(`{"a":${entry(0, 1)},"b":${entry(2, 3)}}`, [1, 2, 3]),
      'm: tensor "b" begins at data byte 2 and leaves a hole before it, 1 was expected',
    ],
    [
      'a file of another kind behind the data',
      file(`{"a":${entry(0, 1)}}`, [1, 0x50, 0x4b]),
      'm: the tensors cover 1 data bytes, but 3 follow the header',
    ],
    [
      'one key with two meanings',
      file(`{"a":${entry(0, 1)},"\\u0061":${entry(0, 1)}}`, [1]),
      'm: in the header at byte 8, the key "a" appears twice',
    ],
    [
      'a shape whose product overflows',
      file(`{"a":${entry(0, 0, '[4294967296,4294967296]')}}`),
      'm: tensor "a": shape must be a list of whole numbers, their product below 2^53',
    ],
  ])('%s', (_, bytes, sentence) => {
    expect(() => readSafetensors(bytes, 'm')).toThrow(new LabError('format', sentence));
  });
});

const one = (fields: string) => file(`{"a":{${fields}}}`, [1]);
test.each([
  ['nothing', new Uint8Array(), "m: ends at byte 0, the 8 bytes of the header's length were expected"],
  ['seven bytes', new Uint8Array(7), "m: ends at byte 7, the 8 bytes of the header's length were expected"],
  ['a header beyond the end', file('{}', [], 9n), 'm: a header of 9 bytes at byte 0, but only 2 follow'],
  [
    'a header beyond the limit',
    file('{}', [], 8_388_609n),
    'm: a header of 8388609 bytes at byte 0, at most 8388608 are allowed',
  ],
  ['no header', file('', [1]), 'm: the header must begin with { at byte 8'],
  ['a header after a space', file(' {}'), 'm: the header must begin with { at byte 8'],
  ['a list', file('[1]'), 'm: the header must begin with { at byte 8'],
  ['half a header', file('{"a":'), 'm: the header at byte 8 is not JSON'],
  ['bytes after the header', file('{}\0\0'), 'm: the header at byte 8 is not JSON'],
  ['no UTF-8', file(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)), 'm: the header at byte 8 is not UTF-8'],
  ['metadata that is a list', file('{"__metadata__":[]}'), 'm: "__metadata__" must be an object'],
  [
    'metadata that is a number',
    file('{"__metadata__":{"step":3}}'),
    'm: "__metadata__" must hold texts, "step" is none',
  ],
  [
    'metadata twice',
    file('{"__metadata__":{},"__metadata__":{}}'),
    'm: in the header at byte 8, the key "__metadata__" appears twice',
  ],
  [
    'one text twice',
    file('{"__metadata__":{"a":"1","a":"2"}}'),
    'm: in the header at byte 8, the key "a" appears twice',
  ],
  [
    'an unusual name',
    file(`{"a b":${entry(0, 1)}}`, [1]),
    'm: the name "a b": 1 to 200 letters, digits and _ . / - were expected',
  ],
  [
    'an empty name',
    file(`{"":${entry(0, 1)}}`, [1]),
    'm: the name "": 1 to 200 letters, digits and _ . / - were expected',
  ],
  [
    'a long name',
    file(`{"${'x'.repeat(201)}":${entry(0, 1)}}`, [1]),
    `m: the name "${'x'.repeat(60)}…": 1 to 200 letters, digits and _ . / - were expected`,
  ],
  ['a tensor that is null', file('{"a":null}'), 'm: tensor "a" must be an object'],
  [
    'no dtype',
    one('"shape":[1],"data_offsets":[0,1]'),
    'm: tensor "a": dtype is missing, one of F64 F32 F16 I64 I32 U32 I8 U8 BOOL was expected',
  ],
  [
    'an inherited dtype',
    one('"dtype":"toString","shape":[1],"data_offsets":[0,1]'),
    'm: tensor "a": dtype is "toString", one of F64 F32 F16 I64 I32 U32 I8 U8 BOOL was expected',
  ],
  [
    'a type not read',
    one('"dtype":"BF16","shape":[1],"data_offsets":[0,2]'),
    'm: tensor "a": dtype is "BF16", one of F64 F32 F16 I64 I32 U32 I8 U8 BOOL was expected',
  ],
  [
    'no shape',
    one('"dtype":"U8","data_offsets":[0,1]'),
    'm: tensor "a": shape must be a list of whole numbers, their product below 2^53',
  ],
  [
    'a text in a shape',
    one('"dtype":"U8","shape":["1"],"data_offsets":[0,1]'),
    'm: tensor "a": shape must be a list of whole numbers, their product below 2^53',
  ],
  [
    'a negative size',
    file(`{"a":${entry(0, 1, '[-1]')}}`, [1]),
    'm: in the header at byte 8, the number at character 28 is not a plain whole number',
  ],
  [
    'a size of 1.0',
    file(`{"a":${entry(0, 1, '[1.0]')}}`, [1]),
    'm: in the header at byte 8, the number at character 28 is not a plain whole number',
  ],
  [
    'a size of 1e0',
    file(`{"a":${entry(0, 1, '[1e0]')}}`, [1]),
    'm: in the header at byte 8, the number at character 28 is not a plain whole number',
  ],
  [
    'one offset',
    one('"dtype":"U8","shape":[1],"data_offsets":[0]'),
    'm: tensor "a": data_offsets must be two whole numbers',
  ],
  [
    'offsets beyond 2^53',
    one('"dtype":"U8","shape":[1],"data_offsets":[9007199254740992,9007199254740993]'),
    'm: tensor "a": data_offsets must be two whole numbers',
  ],
  [
    'offsets the wrong way',
    file(`{"a":${entry(1, 0, '[1]')}}`, [1]),
    'm: tensor "a": data_offsets 1 to 0, 1 bytes were expected for its shape',
  ],
  [
    'offsets that do not fit the shape',
    file(`{"a":${entry(0, 4, '[2]', 'F32')}}`, [1, 2, 3, 4]),
    'm: tensor "a": data_offsets 0 to 4, 8 bytes were expected for its shape',
  ],
  [
    'an overlap',
    file(`{"a":${entry(0, 2)},"b":${entry(1, 3)}}`, [1, 2, 3]),
    'm: tensor "b" begins at data byte 1 and overlaps the tensor before it, 2 was expected',
  ],
  [
    'data that is cut',
    file(`{"a":${entry(0, 4)}}`, [1, 2]),
    'm: the tensors cover 4 data bytes, but 2 follow the header',
  ],
  [
    'an I64 beyond 2^53',
    file(`{"a":${entry(0, 8, '[1]', 'I64')}}`, [0, 0, 0, 0, 0, 0, 0, 127]),
    'm: tensor "a": 9151314442816847872 is beyond 2^53',
  ],
])('%s is refused in one sentence', (_, bytes, sentence) => {
  expect(() => readSafetensors(bytes, 'm')).toThrow(new LabError('format', sentence));
});

test('a header nested a million deep is refused where it goes too deep', () => {
  const deep = `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;
  expect(() => readSafetensors(file(deep), 'm')).toThrow(
    'm: in the header at byte 8, character 7 nests more than 3 deep',
  );
});

test('4096 tensors are allowed, 4097 are not, with or without metadata', () => {
  const header = (count: number) => Array.from({ length: count }, (_, i) => `"t${i}":${entry(i, i + 1)}`).join();
  const read = (count: number, metadata: string) =>
    readSafetensors(file(`{${metadata}${header(count)}}`, new Uint8Array(count)), 'm').tensors.size;
  expect(read(4096, '"__metadata__":{},')).toBe(4096);
  expect(() => read(4097, '')).toThrow('m: 4097 tensors, at most 4096 are allowed');
  expect(() => read(4097, '"__metadata__":{},')).toThrow(
    'm: in the header at byte 8, an object has more than 4097 keys',
  );
});

test('a changed or cut file gives tensors or a LabError, never another error (seed 8)', () => {
  const good = writeSafetensors(
    new Map<string, Tensor>([
      ['W1', { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }],
      ['b1', { shape: [3], data: Float32Array.of(1, 2, 3) }],
    ]),
    new Map([['step', '5']]),
  );
  fc.assert(
    fc.property(
      fc.nat(good.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.nat(good.length - 1),
      (at, value, cut) => {
        expect(() => readSafetensors(good.subarray(0, cut), 'm')).toThrow(LabError);
        try {
          expect(readSafetensors(good.with(at, value), 'm').tensors.size).toBeGreaterThan(0);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(LabError);
        }
      },
    ),
    { seed: 8, numRuns: 3000 },
  );
});

test('a tensor that does not fill its shape, or has no proper name, is not written', () => {
  const data = Float32Array.of(1, 2);
  expect(() => writeSafetensors(new Map([['a', { shape: [3], data }]]))).toThrow('tensor "a": 8 bytes do not fill');
  expect(() => writeSafetensors(new Map([['a b', { shape: [2], data }]]))).toThrow("not a tensor's name: a b");
});
