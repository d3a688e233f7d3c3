/** Fields of Protocol Buffers messages (protobuf.dev, "Encoding"), each as its bytes. A message is its fields one by one. */
type Bytes = Uint8Array<ArrayBuffer>;

const [VARINT, FIXED64, LENGTH, FIXED32] = [0, 1, 2, 5];

/** Seven bits a byte, the lowest first; a whole number from 0 to 2^53. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const tag = (field: number, wire: number) => varint(field * 8 + wire);

/** A whole number: int32, int64 or enum, from 0. */
export const wholeField = (field: number, value: number): Bytes =>
  Uint8Array.from([...tag(field, VARINT), ...varint(value)]);

export function bytesField(field: number, value: Uint8Array): Bytes {
  return joined([Uint8Array.from([...tag(field, LENGTH), ...varint(value.length)]), value]);
}

export const textField = (field: number, text: string): Bytes => bytesField(field, new TextEncoder().encode(text));

export const messageField = (field: number, ...fields: readonly Uint8Array[]): Bytes =>
  bytesField(field, joined(fields));

export function floatField(field: number, value: number): Bytes {
  return joined([Uint8Array.from(tag(field, FIXED32)), new Uint8Array(Float32Array.of(value).buffer)]);
}

export function doubleField(field: number, value: number): Bytes {
  return joined([Uint8Array.from(tag(field, FIXED64)), new Uint8Array(Float64Array.of(value).buffer)]);
}

/** Arrays of bytes one after the other: a message of its fields, a file of its records. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
