const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The nearest cell that an arrow key leads to, past those that cannot have the focus; undefined for other keys and at the edge.
 * Rows are told by whether each of their cells can; they end in line, so places are counted from the right, from 0.
 */
export function walkCells(
  key: string,
  rows: readonly (readonly boolean[])[],
  [row, fromRight]: readonly [number, number],
): readonly [row: number, fromRight: number] | undefined {
  const [down, right] = steps[key] ?? [0, 0];
  if (down === 0 && right === 0) return undefined;
  for (let [y, x] = [row + down, fromRight - right]; x >= 0 && rows[y]; y += down, x -= right) {
    const can = rows[y]!.at(-1 - x);
    if (can) return [y, x];
    // Only a row that says what is left out has no cell there: it is stepped over.
    if (right !== 0 && can === undefined) return undefined;
  }
  return undefined;
}
