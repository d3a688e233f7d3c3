import { VECTOR } from './records';

/*
 * The products of dense layers. Each number is one sum in rising order of the depth, each product and each sum rounded.
 */

/**
 * C = A B, or C += A B: (rows, vectors of 4) from A: (rows, depth) and B: (depth, vectors of 4). The entries of A are `aRow`
 * bytes apart from row to row and `aStep` along the depth, so A may be read transposed; rows of B are `bRow` apart, those of
 * C `cRow`. Backward: A is W, B are the deltas. The gradient of W: A is the layer below, B are the deltas, sample by sample.
 */
export function product(
  c: usize,
  cRow: usize,
  rows: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  vectors: i32,
  depth: i32,
  add: bool,
): void {
  strips(false, c, cRow, rows, a, aRow, aStep, b, bRow, vectors, depth, add);
}

/**
 * C = b + W^T Z, forward: (outputs, vectors of 4) from a layer's parameters, a row of biases and (inputs, outputs) weights,
 * rows `wRow` bytes apart, and from Z: (inputs, vectors of 4), rows `zRow` apart. Each sum starts at its bias.
 */
export function layerSums(
  c: usize,
  cRow: usize,
  outputs: i32,
  w: usize,
  wRow: usize,
  z: usize,
  zRow: usize,
  vectors: i32,
  inputs: i32,
): void {
  strips(true, c, cRow, outputs, w, 4, wRow, z, zRow, vectors, inputs, false);
}

/**
 * All rows of C. With `biased`, a constant where this is inlined, sums start at a first column of A, and rows of A are neighbours,
 * which one address reaches.
 */
@inline
function strips(
  biased: bool,
  c: usize,
  cRow: usize,
  rows: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  vectors: i32,
  depth: i32,
  add: bool,
): void {
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    strip(4, biased, c, cRow, a, aRow, aStep, b, bRow, vectors, depth, add);
    a += aRow << 2;
    c += cRow << 2;
  }
  if (r + 2 <= rows) {
    strip(2, biased, c, cRow, a, aRow, aStep, b, bRow, vectors, depth, add);
    a += aRow << 1;
    c += cRow << 1;
    r += 2;
  }
  if (r < rows) strip(1, biased, c, cRow, a, aRow, aStep, b, bRow, vectors, depth, add);
}

/** 1, 2 or 4 rows of C. */
@inline
function strip(
  rows: i32,
  biased: bool,
  c: usize,
  cRow: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  vectors: i32,
  depth: i32,
  add: bool,
): void {
  let at: usize = 0;
  let v = vectors;
  for (; v >= 2; v -= 2) {
    tile(rows, 2, biased, c + at, cRow, a, aRow, aStep, b + at, bRow, depth, add);
    at += 2 * VECTOR;
  }
  if (v > 0) tile(rows, 1, biased, c + at, cRow, a, aRow, aStep, b + at, bRow, depth, add);
}

/** Up to 4 rows of 2 vectors of C, in registers along the whole depth. */
@inline
function tile(
  rows: i32,
  vectors: i32,
  biased: bool,
  c: usize,
  cRow: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  depth: i32,
  add: bool,
): void {
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  if (biased) {
    c00 = v128.load32_splat(a);
    c01 = c00;
    if (rows > 1) c10 = v128.load32_splat(a, 4);
    if (rows > 1) c11 = c10;
    if (rows > 2) c20 = v128.load32_splat(a, 8);
    if (rows > 2) c21 = c20;
    if (rows > 2) c30 = v128.load32_splat(a, 12);
    if (rows > 2) c31 = c30;
    a += aStep;
  }
  if (add) {
    c00 = v128.load(c);
    if (vectors > 1) c01 = v128.load(c, VECTOR);
    if (rows > 1) c10 = v128.load(c1);
    if (rows > 1 && vectors > 1) c11 = v128.load(c1, VECTOR);
    if (rows > 2) c20 = v128.load(c2);
    if (rows > 2 && vectors > 1) c21 = v128.load(c2, VECTOR);
    if (rows > 2) c30 = v128.load(c3);
    if (rows > 2 && vectors > 1) c31 = v128.load(c3, VECTOR);
  }
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (let k = depth; k > 0; k--) {
    const b0 = v128.load(b);
    let b1 = b0;
    if (vectors > 1) b1 = v128.load(b, VECTOR);
    b += bRow;
    const x0 = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(x0, b0));
    if (vectors > 1) c01 = f32x4.add(c01, f32x4.mul(x0, b1));
    if (rows > 1) {
      const x1 = biased ? v128.load32_splat(a, 4) : v128.load32_splat(a1);
      if (!biased) a1 += aStep;
      c10 = f32x4.add(c10, f32x4.mul(x1, b0));
      if (vectors > 1) c11 = f32x4.add(c11, f32x4.mul(x1, b1));
    }
    if (rows > 2) {
      const x2 = biased ? v128.load32_splat(a, 8) : v128.load32_splat(a2);
      if (!biased) a2 += aStep;
      c20 = f32x4.add(c20, f32x4.mul(x2, b0));
      if (vectors > 1) c21 = f32x4.add(c21, f32x4.mul(x2, b1));
      const x3 = biased ? v128.load32_splat(a, 12) : v128.load32_splat(a3);
      if (!biased) a3 += aStep;
      c30 = f32x4.add(c30, f32x4.mul(x3, b0));
      if (vectors > 1) c31 = f32x4.add(c31, f32x4.mul(x3, b1));
    }
    a += aStep;
  }
  v128.store(c, c00);
  if (vectors > 1) v128.store(c, c01, VECTOR);
  if (rows > 1) v128.store(c1, c10);
  if (rows > 1 && vectors > 1) v128.store(c1, c11, VECTOR);
  if (rows > 2) v128.store(c2, c20);
  if (rows > 2 && vectors > 1) v128.store(c2, c21, VECTOR);
  if (rows > 2) v128.store(c3, c30);
  if (rows > 2 && vectors > 1) v128.store(c3, c31, VECTOR);
}
