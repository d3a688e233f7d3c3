/** A line drawn by the pen: x, y, x, y, … in pixels; pixel (0, 0) has its centre at (0.5, 0.5). */
export type Line = Float64Array;

/** Pixels over which the ink fades at the edge of a line. */
const EDGE = 1.4;

/**
 * Draws lines with a round pen and adds the ink to `image` (width x height, row by row, 0 to 255): half the ink at
 * `radius` from the line, more within, less beyond. Lines that cross do not add up.
 */
export function drawLines(
  lines: readonly Line[],
  radius: number,
  image: Uint8Array,
  width: number,
  height: number,
): void {
  const reach = radius + EDGE / 2;
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const x = line[i]!;
      const y = line[i + 1]!;
      const dx = line[i + 2]! - x;
      const dy = line[i + 3]! - y;
      const squared = dx * dx + dy * dy;
      const left = Math.max(0, Math.floor(Math.min(x, x + dx) - reach));
      const right = Math.min(width - 1, Math.floor(Math.max(x, x + dx) + reach));
      const top = Math.max(0, Math.floor(Math.min(y, y + dy) - reach));
      const bottom = Math.min(height - 1, Math.floor(Math.max(y, y + dy) + reach));
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const px = column + 0.5 - x;
          const py = row + 0.5 - y;
          const along = squared > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / squared)) : 0;
          const ex = px - along * dx;
          const ey = py - along * dy;
          const ink = Math.round(255 * Math.max(0, Math.min(1, (reach - Math.sqrt(ex * ex + ey * ey)) / EDGE)));
          const at = row * width + column;
          if (ink > image[at]!) image[at] = ink;
        }
      }
    }
  }
}
