import { ENTRY, Entry, VECTOR } from './records';

/*
 * Sums of table rows that sparse entries choose and weigh: out[r] = start[r] + sum of value * table row over the entries
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
  start: usize,
  startRow: usize,
  out: usize,
  outRow: usize,
  vectors: i32,
  descend: bool,
  rate: f32,
): void {
  for (; vectors > 0; vectors -= 2 * TILE) {
    panel(min(2 * TILE, vectors), ranges, rows, table, start, startRow, out, outRow, descend, rate);
    table += 2 * TILE * VECTOR;
    start += 2 * TILE * VECTOR;
    out += 2 * TILE * VECTOR;
  }
}

/** Up to two tiles of every row: the second one finds what the first one brought into the cache. */
function panel(
  vectors: i32,
  ranges: usize,
  rows: i32,
  table: usize,
  start: usize,
  startRow: usize,
  out: usize,
  outRow: usize,
  descend: bool,
  rate: f32,
): void {
  const full = vectors >= TILE;
  const rest = full ? vectors - TILE : vectors;
  for (let r = 0; r < rows; r++) {
    const entry = load<usize>(ranges);
    const end = load<usize>(ranges, 4);
    let t = table;
    let s = start;
    let o = out;
    if (full) {
      tile(7, entry, end, t, s, o, descend, rate);
      t += TILE * VECTOR;
      s += TILE * VECTOR;
      o += TILE * VECTOR;
    }
    switch (rest) {
      case 0:
        break;
      case 1:
        tile(1, entry, end, t, s, o, descend, rate);
        break;
      case 2:
        tile(2, entry, end, t, s, o, descend, rate);
        break;
      case 3:
        tile(3, entry, end, t, s, o, descend, rate);
        break;
      case 4:
        tile(4, entry, end, t, s, o, descend, rate);
        break;
      case 5:
        tile(5, entry, end, t, s, o, descend, rate);
        break;
      case 6:
        tile(6, entry, end, t, s, o, descend, rate);
        break;
      default:
        tile(7, entry, end, t, s, o, descend, rate);
    }
    ranges += 8;
    start += startRow;
    out += outRow;
  }
}

/** `n` vectors of one row; `n` is a constant where this is inlined. To descend, out[r] loses rate * the sum instead. */
@inline
function tile(
  n: i32,
  entry: usize,
  end: usize,
  table: usize,
  start: usize,
  out: usize,
  descend: bool,
  rate: f32,
): void {
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
  for (; entry < end; entry += ENTRY) {
    const row = table + changetype<Entry>(entry).row;
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
}
