import { ENTRY, Entry, VECTOR } from './records';

/*
 * Sums of table rows that sparse entries choose and weigh: out[r] = start[r] + sum of value * table[index] over the entries
 * of r, in their order, each product and each sum rounded. Tiles of a row stay in registers.
 *
 * Both halves of a sparse first layer are this one. Forward: the entries of a sample choose rows of W. Gradient of W: the
 * entries of an input choose samples' deltas.
 */

/** Vectors that one pass keeps in registers: with as many loaded rows and a weight they fill the 15 that compilers use. */
const TILE = 7;

export function weightedRows(
  ranges: usize,
  rows: i32,
  table: usize,
  tableRow: usize,
  start: usize,
  startRow: usize,
  out: usize,
  outRow: usize,
  vectors: i32,
  descend: bool,
  rate: f32,
): void {
  for (let done = 0; done < vectors; done += TILE) {
    const at = <usize>done * VECTOR;
    const n = min(TILE, vectors - done);
    switchTile(n, ranges, rows, table + at, tableRow, start + at, startRow, out + at, outRow, descend, rate);
  }
}

function switchTile(
  n: i32,
  ranges: usize,
  rows: i32,
  table: usize,
  tableRow: usize,
  start: usize,
  startRow: usize,
  out: usize,
  outRow: usize,
  descend: bool,
  rate: f32,
): void {
  switch (n) {
    case 1:
      return tile(1, ranges, rows, table, tableRow, start, startRow, out, outRow, descend, rate);
    case 2:
      return tile(2, ranges, rows, table, tableRow, start, startRow, out, outRow, descend, rate);
    case 3:
      return tile(3, ranges, rows, table, tableRow, start, startRow, out, outRow, descend, rate);
    case 4:
      return tile(4, ranges, rows, table, tableRow, start, startRow, out, outRow, descend, rate);
    case 5:
      return tile(5, ranges, rows, table, tableRow, start, startRow, out, outRow, descend, rate);
    case 6:
      return tile(6, ranges, rows, table, tableRow, start, startRow, out, outRow, descend, rate);
    default:
      tile(7, ranges, rows, table, tableRow, start, startRow, out, outRow, descend, rate);
  }
}

/** `n` vectors of every row; `n` is a constant where this is inlined. To descend, out[r] loses rate * the sum instead. */
@inline
function tile(
  n: i32,
  ranges: usize,
  rows: i32,
  table: usize,
  tableRow: usize,
  start: usize,
  startRow: usize,
  out: usize,
  outRow: usize,
  descend: bool,
  rate: f32,
): void {
  for (let r = 0; r < rows; r++) {
    let entry = load<usize>(ranges);
    const end = load<usize>(ranges, 4);
    ranges += 8;
    let s0 = v128.load(start);
    let s1 = s0;
    if (n > 1) s1 = v128.load(start, 1 * VECTOR);
    let s2 = s0;
    if (n > 2) s2 = v128.load(start, 2 * VECTOR);
    let s3 = s0;
    if (n > 3) s3 = v128.load(start, 3 * VECTOR);
    let s4 = s0;
    if (n > 4) s4 = v128.load(start, 4 * VECTOR);
    let s5 = s0;
    if (n > 5) s5 = v128.load(start, 5 * VECTOR);
    let s6 = s0;
    if (n > 6) s6 = v128.load(start, 6 * VECTOR);
    start += startRow;
    for (; entry < end; entry += ENTRY) {
      const row = table + <usize>changetype<Entry>(entry).index * tableRow;
      const x = v128.load32_splat(entry);
      s0 = f32x4.add(s0, f32x4.mul(x, v128.load(row)));
      if (n > 1) s1 = f32x4.add(s1, f32x4.mul(x, v128.load(row, 1 * VECTOR)));
      if (n > 2) s2 = f32x4.add(s2, f32x4.mul(x, v128.load(row, 2 * VECTOR)));
      if (n > 3) s3 = f32x4.add(s3, f32x4.mul(x, v128.load(row, 3 * VECTOR)));
      if (n > 4) s4 = f32x4.add(s4, f32x4.mul(x, v128.load(row, 4 * VECTOR)));
      if (n > 5) s5 = f32x4.add(s5, f32x4.mul(x, v128.load(row, 5 * VECTOR)));
      if (n > 6) s6 = f32x4.add(s6, f32x4.mul(x, v128.load(row, 6 * VECTOR)));
    }
    if (descend) {
      const x = f32x4.splat(rate);
      s0 = f32x4.sub(v128.load(out), f32x4.mul(x, s0));
      if (n > 1) s1 = f32x4.sub(v128.load(out, 1 * VECTOR), f32x4.mul(x, s1));
      if (n > 2) s2 = f32x4.sub(v128.load(out, 2 * VECTOR), f32x4.mul(x, s2));
      if (n > 3) s3 = f32x4.sub(v128.load(out, 3 * VECTOR), f32x4.mul(x, s3));
      if (n > 4) s4 = f32x4.sub(v128.load(out, 4 * VECTOR), f32x4.mul(x, s4));
      if (n > 5) s5 = f32x4.sub(v128.load(out, 5 * VECTOR), f32x4.mul(x, s5));
      if (n > 6) s6 = f32x4.sub(v128.load(out, 6 * VECTOR), f32x4.mul(x, s6));
    }
    v128.store(out, s0);
    if (n > 1) v128.store(out, s1, 1 * VECTOR);
    if (n > 2) v128.store(out, s2, 2 * VECTOR);
    if (n > 3) v128.store(out, s3, 3 * VECTOR);
    if (n > 4) v128.store(out, s4, 4 * VECTOR);
    if (n > 5) v128.store(out, s5, 5 * VECTOR);
    if (n > 6) v128.store(out, s6, 6 * VECTOR);
    out += outRow;
  }
}
