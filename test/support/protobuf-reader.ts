/** One field of a message: its number, and a number or bytes. Written apart from the writer, to read what that writes. */
export interface Field {
  readonly field: number;
  readonly value: number | bigint | Uint8Array;
}

export function readFields(bytes: Uint8Array): Field[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = view.getUint8(at++);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asIntN(64, value);
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const field = tag >> 3;
    switch (tag & 7) {
      case 0:
        fields.push({ field, value: varint() });
        break;
      case 1:
        fields.push({ field, value: view.getFloat64(at, true) });
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        if (at + length > bytes.length) throw new Error(`a field of ${length} bytes at ${at} reaches beyond the end`);
        fields.push({ field, value: bytes.subarray(at, at + length) });
        at += length;
        break;
      }
      case 5:
        fields.push({ field, value: view.getFloat32(at, true) });
        at += 4;
        break;
      default:
        throw new Error(`wire type ${tag & 7} at ${at}`);
    }
  }
  return fields;
}

export const all = (fields: readonly Field[], field: number) =>
  fields.filter((one) => one.field === field).map(({ value }) => value);
export const message = (value: Field['value'] | undefined) => readFields(value as Uint8Array);
export const text = (value: Field['value'] | undefined) => new TextDecoder().decode(value as Uint8Array);
