import { VECTOR } from './records';

/**
 * Writes the transpose of a matrix, in blocks of 4 x 4: `from` has 4 * `rowBlocks` rows of 4 * `columnBlocks` numbers. Rows
 * are `fromRow` and `toRow` bytes apart.
 */
export function transpose(
  from: usize,
  fromRow: usize,
  rowBlocks: i32,
  columnBlocks: i32,
  to: usize,
  toRow: usize,
): void {
  for (let r = 0; r < rowBlocks; r++) {
    let source = from;
    let target = to;
    for (let c = 0; c < columnBlocks; c++) {
      const r0 = v128.load(source);
      const r1 = v128.load(source + fromRow);
      const r2 = v128.load(source + 2 * fromRow);
      const r3 = v128.load(source + 3 * fromRow);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(target, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(target + toRow, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
      v128.store(target + 2 * toRow, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
      v128.store(target + 3 * toRow, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
      source += VECTOR;
      target += toRow << 2;
    }
    from += fromRow << 2;
    to += VECTOR;
  }
}
