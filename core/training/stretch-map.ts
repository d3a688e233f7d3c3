/** A square map (from, from) with its values between the points of another grid over the same square: (to, to), bilinear. */
export function stretchMap(map: Float32Array, from: number, to: number): Float32Array {
  const places = Array.from({ length: to }, (_, i) => {
    const place = Math.max(0, Math.min(from - 1, ((i + 0.5) * from) / to - 0.5));
    const low = Math.min(from - 2, Math.floor(place));
    return { low, share: place - low };
  });
  const stretched = new Float32Array(to * to);
  for (const [row, { low: bottom, share: up }] of places.entries()) {
    for (const [column, { low: left, share: right }] of places.entries()) {
      const across = (line: number) => {
        const at = line * from + left;
        return map[at]! + (map[at + 1]! - map[at]!) * right;
      };
      stretched[row * to + column] = across(bottom) + (across(bottom + 1) - across(bottom)) * up;
    }
  }
  return stretched;
}
