import { VECTOR } from './records';

/** Bytes as the float32 numbers they stand for, byte / 255. */
const byteValues: usize = memory.data(256 * 4, 16);

export function fillByteValues(): void {
  for (let byte = 0; byte < 256; byte++) store<f32>(byteValues + (<usize>byte << 2), <f32>(<f64>byte / 255));
}

/**
 * Writes `columns` numbers of some samples unit-major: row i of `to` holds number i of each, rows `lanes` bytes apart. The
 * last vector of a row repeats the last sample.
 */
export function gather(
  source: usize,
  bytes: bool,
  columns: i32,
  indices: usize,
  count: i32,
  to: usize,
  lanes: usize,
): void {
  const rowBytes = <usize>columns << (bytes ? 0 : 2);
  for (let s = 0; s < count; s += 4) {
    const s0 = source + rowOf(indices, s, count) * rowBytes;
    const s1 = source + rowOf(indices, s + 1, count) * rowBytes;
    const s2 = source + rowOf(indices, s + 2, count) * rowBytes;
    const s3 = source + rowOf(indices, s + 3, count) * rowBytes;
    let target = to;
    if (bytes) {
      for (let i: usize = 0; i < <usize>columns; i++) {
        store4(target, byteValue(s0 + i), byteValue(s1 + i), byteValue(s2 + i), byteValue(s3 + i));
        target += lanes;
      }
    } else {
      for (let i: usize = 0; i < rowBytes; i += 4) {
        store4(target, s0 + i, s1 + i, s2 + i, s3 + i);
        target += lanes;
      }
    }
    to += VECTOR;
  }
}

@inline
function rowOf(indices: usize, s: i32, count: i32): usize {
  return <usize>load<u32>(indices + (<usize>min(s, count - 1) << 2));
}

@inline
function byteValue(address: usize): usize {
  return byteValues + (<usize>load<u8>(address) << 2);
}

/** Puts four numbers side by side. */
@inline
function store4(target: usize, n0: usize, n1: usize, n2: usize, n3: usize): void {
  let v = v128.load32_zero(n0);
  v = v128.load_lane<f32>(n1, v, 1);
  v = v128.load_lane<f32>(n2, v, 2);
  v = v128.load_lane<f32>(n3, v, 3);
  v128.store(target, v);
}
