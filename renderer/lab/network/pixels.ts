/** Lengths in px as a style has them: `{ left: 12 }` becomes `{ left: '12px' }`. */
export function pixels<K extends string>(lengths: Record<K, number>): Record<K, string> {
  return Object.fromEntries(
    Object.entries<number>(lengths).map(([name, length]) => [name, `${Math.round(100 * length) / 100}px`]),
  ) as Record<K, string>;
}
