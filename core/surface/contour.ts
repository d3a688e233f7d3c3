/** A straight piece of a contour line: x, y of both ends in grid units, point (0, 0) being the first value. */
export type Piece = readonly [number, number, number, number];

/** The line on which a grid of values (rows, columns) takes one level, by marching squares; none beside what is not finite. */
export function contour(values: Float32Array, columns: number, rows: number, level: number): Piece[] {
  const pieces: Piece[] = [];
  const cut = (from: number, to: number) => (level - from) / (to - from);
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      const a = values[at]!;
      const b = values[at + 1]!;
      const c = values[at + columns]!;
      const d = values[at + columns + 1]!;
      if (!Number.isFinite(a + b + c + d)) continue;
      const under = a < level;
      if (b < level === under && c < level === under && d < level === under) continue;
      const ends: number[] = [];
      if (a < level !== b < level) ends.push(column + cut(a, b), row);
      if (b < level !== d < level) ends.push(column + 1, row + cut(b, d));
      if (c < level !== d < level) ends.push(column + cut(c, d), row + 1);
      if (a < level !== c < level) ends.push(column, row + cut(a, c));
      for (let i = 0; i + 3 < ends.length; i += 4) {
        pieces.push([ends[i]!, ends[i + 1]!, ends[i + 2]!, ends[i + 3]!]);
      }
    }
  }
  return pieces;
}
